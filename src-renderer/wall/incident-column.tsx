/** Incidents beside the picture, and who lives around the worst one. */
import { type RefObject, useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Incident } from '../../src-preload/contract/incidents.contract.ts'
import { elapsedMs } from '../features/incidents/deadline.rules.ts'
import { useFormat } from '../i18n/use-format.ts'
import { useNow } from '../state/use-now.ts'
import { PrioritySymbol } from '../ui/priority-symbol.tsx'
import { useHelperWords } from './use-helper-words.ts'
import { columnOf, emsOf, fitSize } from './wall.rules.ts'

/** In wall px: the column, the words of a row beside its symbol, its title beside the clock, and the size of its last line. */
const COLUMN_WIDTH = 1_280
const LINE_WIDTH = 1_068
const TITLE_WIDTH = 790
const STATE_SIZE = 80
/** Beside more other incidents than this there is no room for who could help. */
const MOST_WITH_HELP = 1
const NEAREST = 2

export function IncidentColumn({ worst, others }: { worst: Incident; others: readonly Incident[] }) {
  const { t } = useTranslation()
  const column = useRef<HTMLElement>(null)
  const { rows, inFull, showsAround, more } = columnOf(others, useHeight(column))
  return (
    <aside ref={column} className="wall-column" aria-label={t('wall.column.title')}>
      {rows.map((incident) => (
        <IncidentRow key={incident.id} incident={incident} inFull={inFull} />
      ))}
      {more > 0 && <p className="wall-column__more">{t('wall.column.more', { count: more })}</p>}
      {showsAround && <Around incident={worst} />}
      {rows.length <= MOST_WITH_HELP && <Help incident={worst} />}
    </aside>
  )
}

/** Of the column in wall px: lines told above and below take some of it. */
function useHeight(column: RefObject<HTMLElement | null>): number | undefined {
  const [height, setHeight] = useState<number>()
  useLayoutEffect(() => {
    const { current } = column
    if (!current) return
    const observer = new ResizeObserver(() => setHeight((current.clientHeight / current.clientWidth) * COLUMN_WIDTH))
    observer.observe(current)
    return () => observer.disconnect()
  }, [column])
  return height
}

/** Two lines each, or three in full. */
export function IncidentRow({ incident, inFull }: { incident: Incident; inFull: boolean }) {
  const { t } = useTranslation()
  const format = useFormat()
  const now = useNow(1_000)
  const helpers = useHelperWords(incident, false)
  const { priority, kind, unacknowledged } = incident
  const title = t(`incidents.kind.${kind}`)
  const state = t(`incidents.state.${incident.state}`)
  const full = [state, ...(unacknowledged ? [] : helpers)].join('　')
  const doing = emsOf(full) * STATE_SIZE <= LINE_WIDTH ? full : (helpers[0] ?? state)
  return (
    <article className="wall-row">
      <PrioritySymbol rank={priority} filled={unacknowledged} blink={unacknowledged} />
      <h2 style={{ fontSize: `calc(${fitSize(title, TITLE_WIDTH, 96, 80)} * var(--wall-unit))` }}>{title}</h2>
      <time>{format.minutesSeconds(elapsedMs(incident, now))}</time>
      <p>{format.placed(incident.place)}</p>
      {inFull && <p className="wall-row__state">{doing}</p>}
    </article>
  )
}

function Around({ incident }: { incident: Incident }) {
  const { t } = useTranslation()
  const { radiusM, households, people, needHelp } = incident.around
  return (
    <section className="wall-fact">
      <h2>{t('wall.column.around', { radius: radiusM })}</h2>
      <b>{t('wall.column.aroundFigure', { households, people })}</b>
      <p>{needHelp > 0 ? t('wall.column.needHelp', { count: needHelp }) : t('wall.column.needHelpNone')}</p>
    </section>
  )
}

/** Which services were told; while nobody is sent, who is free and near. */
function Help({ incident }: { incident: Incident }) {
  const { t } = useTranslation()
  const format = useFormat()
  const isStaffed = incident.orders.some(({ endedAt }) => endedAt === null)
  const nearest = isStaffed ? [] : incident.proposals.filter(({ free }) => free).slice(0, NEAREST)
  return (
    <>
      {incident.reported.length > 0 && (
        <section className="wall-fact">
          <h2>{t('wall.column.reported')}</h2>
          <p>{incident.reported.map((recipient) => t(`incidents.recipient.${recipient}`)).join('　')}</p>
        </section>
      )}
      {nearest.length > 0 && (
        <section className="wall-fact">
          <h2>{t('wall.column.nearest')}</h2>
          {nearest.map((person) => (
            <p key={person.staff} className="wall-fact__pair">
              <span>
                {person.number} {format.named(person)}
              </span>
              <span>{t('common.unit.metres', { value: Math.round(person.distanceM / 5) * 5 })}</span>
            </p>
          ))}
        </section>
      )}
    </>
  )
}
