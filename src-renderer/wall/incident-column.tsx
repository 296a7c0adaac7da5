/** The other incidents beside the picture, and who lives around the worst one. */
import { useTranslation } from 'react-i18next'
import type { Incident } from '../../src-preload/contract/incidents.contract.ts'
import { elapsedMs } from '../features/incidents/deadline.rules.ts'
import { useFormat } from '../i18n/use-format.ts'
import { useNow } from '../state/use-now.ts'
import { PrioritySymbol } from '../ui/priority-symbol.tsx'
import { useHelperWords } from './use-helper-words.ts'
import { columnOf, emsOf, fitSize } from './wall.rules.ts'

/** In wall px: the words of a row beside its symbol, its title beside the clock, and the size of its last line. */
const LINE_WIDTH = 1_068
const TITLE_WIDTH = 790
const STATE_SIZE = 80

export function IncidentColumn({ worst, others }: { worst: Incident; others: readonly Incident[] }) {
  const { t } = useTranslation()
  const { rows, inFull, showsAround, more } = columnOf(others)
  return (
    <aside className="wall-column" aria-label={t('wall.column.title')}>
      {rows.map((incident) => (
        <Row key={incident.id} incident={incident} inFull={inFull} />
      ))}
      {more > 0 && <p className="wall-column__more">{t('wall.column.more', { count: more })}</p>}
      {showsAround && <Around incident={worst} />}
    </aside>
  )
}

function Row({ incident, inFull }: { incident: Incident; inFull: boolean }) {
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
