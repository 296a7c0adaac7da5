/** The measures of annex B for this hazard, as a checklist; folded it is one line with the next measure. */
import { useTranslation } from 'react-i18next'
import type { Incident } from '../../../src-preload/contract/incidents.contract.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { Section } from '../../ui/section.tsx'
import { playbookFor } from './playbooks.ts'

interface PlaybookProps {
  incident: Incident
  folded: boolean
  onTick: (step: string, done: boolean) => void
}

export function Playbook({ incident, folded, onTick }: PlaybookProps) {
  const { t } = useTranslation()
  const { language } = useFormat()
  const playbook = playbookFor(incident.kind)
  if (!playbook) return null
  const done = playbook.steps.filter((step) => incident.steps.includes(step.id)).length
  const title = `${t('incidents.playbook.title')} ${playbook.clause.replace('N-', '')}　${playbook.name[language]}`
  const words = playbook.steps.map((step) => step.words[language])
  return (
    <Section className="playbook" title={title} note={`${done} / ${playbook.steps.length}`}>
      {folded ? (
        <p className="playbook__line" title={words.join(' → ')}>
          {words.slice(done).join(' → ')}
        </p>
      ) : (
        <ol>
          {playbook.steps.map((step) => {
            const ticked = incident.steps.includes(step.id)
            return (
              <li key={step.id}>
                <label className={`measure ${ticked ? 'measure--done' : ''}`}>
                  <input
                    type="checkbox"
                    checked={ticked}
                    disabled={!incident.allowed.includes('tick')}
                    onChange={(event) => onTick(step.id, event.target.checked)}
                  />
                  <span className={step.guard ? 'measure__guard' : undefined}>{step.words[language]}</span>
                  <small>{step.clause.replace('N-', '')}</small>
                </label>
              </li>
            )
          })}
        </ol>
      )}
    </Section>
  )
}
