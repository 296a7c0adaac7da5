/** What is still owed before the shift is handed over: cause reports, advice, filing. */
import { useTranslation } from 'react-i18next'
import type { Incident } from '../../../src-preload/contract/incidents.contract.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { coreNow, useBoard } from '../../state/board.ts'
import { Section } from '../../ui/section.tsx'

type Duty = 'cause' | 'advise' | 'archive'

const dutyOf = (incident: Incident): Duty | null => {
  if (incident.missing.includes('causeReportOwed')) return 'cause'
  if (incident.state === 'advising') return incident.missing.includes('notAdvised') ? 'advise' : 'archive'
  return incident.state === 'standingDown' ? 'archive' : null
}

export function Owed({ onSelect }: { onSelect: (incident: string) => void }) {
  const { t } = useTranslation()
  const format = useFormat()
  const incidents = useBoard((board) => board.incidents)
  const owed = [...incidents.values()].flatMap((incident) => {
    const duty = dutyOf(incident)
    return duty ? [{ incident, duty, due: incident.deadlines.find(({ kind }) => kind === 'causeReport')?.dueAt ?? null }] : []
  })
  return (
    <Section title={t('system.owed.title')} note={owed.length > 0 ? String(owed.length) : null}>
      {owed.length === 0 ? <p className="quiet">{t('system.owed.none')}</p> : null}
      <ul>
        {owed.map(({ incident, duty, due }) => (
          <li key={incident.id}>
            <button type="button" className="owed-row" onClick={() => onSelect(incident.id)}>
              <span>
                {t(`system.owed.${duty}`)}　{format.placed(incident.place)}
              </span>
              {due ? (
                <span>
                  {Date.parse(due) < coreNow() ? t('system.owed.late') : t('system.owed.before', { time: format.shortClock(due) })}
                </span>
              ) : null}
            </button>
          </li>
        ))}
      </ul>
    </Section>
  )
}
