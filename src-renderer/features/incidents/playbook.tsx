/** The measures for this incident as a checklist, in the version it began with; folded it is one line with what is left. */
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Incident } from '../../../src-preload/contract/incidents.contract.ts'
import { doneOf, nextStepOf, routeOf } from '../../../src-preload/contract/playbook-route.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { usePlaybook } from '../../state/procedures.ts'
import { KeyCap } from '../../ui/key-cap.tsx'
import { Section } from '../../ui/section.tsx'
import { PlaybookChoice } from './playbook-choice.tsx'
import './playbook.css'
import { PlaybookStep } from './playbook-step.tsx'
import { usePlaybookActs } from './use-playbook-acts.ts'
import { usePlaybookKeys } from './use-playbook-keys.ts'

export function Playbook({ incident, folded }: { incident: Incident; folded: boolean }) {
  const { t } = useTranslation()
  const { language } = useFormat()
  const playbook = usePlaybook(incident.playbook)
  const acts = usePlaybookActs(incident.id)
  const list = useRef<HTMLOListElement>(null)
  const [skipping, setSkipping] = useState<string | null>(null)
  const route = playbook ? routeOf(playbook, incident.steps) : { steps: [], isUndecided: false }
  const isOpen = incident.allowed.includes('tick')
  const onKeyDown = usePlaybookKeys({ list, route, acts, isOpen, onSkip: setSkipping })
  if (!playbook) return null
  const next = nextStepOf(route)?.id
  const left = route.steps.filter(({ record }) => !record).map(({ step }) => step.words[language])
  const more = route.isUndecided ? '…' : ''
  return (
    <Section
      className="playbook"
      title={`${t('procedures.book.title')} ${playbook.clause.replace('N-', '')}　${playbook.name[language]}`}
      note={
        <span title={t('procedures.book.done')}>
          {doneOf(route)} / {route.steps.length}
          {more} {folded ? null : <KeyCap>K</KeyCap>}
        </span>
      }
    >
      {folded ? (
        <p className="playbook__line" title={left.join(' → ')}>
          {left.join(' → ')}
          {more}
        </p>
      ) : (
        <>
          <ol ref={list} onKeyDown={onKeyDown}>
            {route.steps.map((entry) => (
              <PlaybookStep
                key={entry.step.id}
                entry={entry}
                isNext={entry.step.id === next}
                isOpen={isOpen}
                skipping={entry.step.id === skipping}
                onSkipping={setSkipping}
                acts={acts}
              />
            ))}
          </ol>
          {route.isUndecided ? <p className="playbook__more">{t('procedures.book.undecided')}</p> : null}
          {incident.allowed.includes('usePlaybook') ? <PlaybookChoice incident={incident} onUse={acts.usePlaybook} /> : null}
        </>
      )}
    </Section>
  )
}
