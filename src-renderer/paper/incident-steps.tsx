/** The measures that were ticked off, answered or left out, in the words of the version the incident ran with. */
import { useTranslation } from 'react-i18next'
import type { Incident } from '../../src-preload/contract/incidents.contract.ts'
import { useFormat } from '../i18n/use-format.ts'
import { usePlaybook } from '../state/procedures.ts'
import { Rows } from './sheet.tsx'

export function IncidentSteps({ incident: { playbook, steps } }: { incident: Incident }) {
  const { t } = useTranslation()
  const format = useFormat()
  const book = usePlaybook(playbook)
  return (
    <Rows
      title={t('paper.incident.measures')}
      heads={[t('paper.column.time'), t('paper.column.what'), t('paper.column.clause'), t('paper.column.state'), t('paper.column.by')]}
      rows={steps.map(({ step: id, state, at, by, reason, answer }) => {
        const step = book?.steps.find((each) => each.id === id)
        const said = step?.answers.find((each) => each.id === answer)?.words[format.language] ?? answer
        return [
          format.clock(at),
          step?.words[format.language] ?? id,
          step?.clause ?? '',
          [t(`paper.step.${state}`), said, reason].filter(Boolean).join('　'),
          by,
        ]
      })}
    />
  )
}
