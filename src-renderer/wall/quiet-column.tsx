/** The column at rest: what is open, what was closed, and who is on duty. */
import { useTranslation } from 'react-i18next'
import type { Incident } from '../../src-preload/contract/incidents.contract.ts'
import type { Stats } from '../../src-preload/contract/system.contract.ts'
import { useFormat } from '../i18n/use-format.ts'
import { useBoard } from '../state/board.ts'
import { useStaff } from '../state/use-all.ts'
import { IncidentRow } from './incident-column.tsx'

/** Names that fit on the wall, at the wall's size. */
const MOST_NAMES = 8

/** Each takes the room of three names. */
const MOST_OPEN = 3
const NAMES_BESIDE_OPEN = 2

export function QuietColumn({ stats, open }: { stats: Stats | null; open: readonly Incident[] }) {
  const { t } = useTranslation()
  const format = useFormat()
  const incidents = useBoard((board) => board.incidents)
  const staff = useStaff()
  const newest = [...incidents.values()]
    .filter(({ archivedAt }) => archivedAt)
    .sort((a, b) => (b.archivedAt ?? '').localeCompare(a.archivedAt ?? ''))[0]
  const onDuty = [...staff.values()].filter(({ state }) => state !== 'offDuty').sort((a, b) => a.number.localeCompare(b.number))
  return (
    <aside className="wall-column">
      {open.slice(0, MOST_OPEN).map((incident) => (
        <IncidentRow key={incident.id} incident={incident} inFull={false} />
      ))}
      {open.length > MOST_OPEN && <p className="wall-column__more">{t('wall.column.more', { count: open.length - MOST_OPEN })}</p>}
      {stats && (
        <section className="wall-fact">
          <h2>{t('wall.column.closed')}</h2>
          <b>{t('wall.column.closedFigure', { count: stats.incidents.archived })}</b>
          {newest?.archivedAt && (
            <p>
              {t('wall.column.newest', {
                time: format.shortClock(newest.archivedAt),
                place: format.placed(newest.place),
                verdict: t(`incidents.closed.${newest.verdict}`),
              })}
            </p>
          )}
          {!newest && stats.incidents.falseAlarms > 0 && <p>{t('wall.column.falseAlarms', { count: stats.incidents.falseAlarms })}</p>}
        </section>
      )}
      {onDuty.length > 0 && (
        <section className="wall-fact">
          <h2>{t('wall.column.duty', { count: onDuty.length })}</h2>
          <ul className="wall-names">
            {onDuty.slice(0, open.length > 0 ? NAMES_BESIDE_OPEN : MOST_NAMES).map((person) => (
              <li key={person.id}>
                <span>{person.number}</span> {format.named(person)}
              </li>
            ))}
          </ul>
        </section>
      )}
    </aside>
  )
}
