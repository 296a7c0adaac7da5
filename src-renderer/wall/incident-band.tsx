/** The worst incident across the top: what, where, what is being done, by whom, how long, how long still. */
import { useTranslation } from 'react-i18next'
import type { Incident } from '../../src-preload/contract/incidents.contract.ts'
import { deadlineLeft, elapsedMs, pressingDeadline } from '../features/incidents/deadline.rules.ts'
import { useFormat } from '../i18n/use-format.ts'
import { useNow } from '../state/use-now.ts'
import { PrioritySymbol } from '../ui/priority-symbol.tsx'
import { useHelperWords } from './use-helper-words.ts'
import { fitSize } from './wall.rules.ts'

/** Wall px left for words beside the symbol and the clocks. */
const TITLE_WIDTH = 2_420

export function IncidentBand({ incident, isPinned }: { incident: Incident; isPinned: boolean }) {
  const { t } = useTranslation()
  const format = useFormat()
  const now = useNow(100)
  const { priority, kind, unacknowledged, commander } = incident
  const helpers = useHelperWords(incident, true)
  const deadline = pressingDeadline(incident)
  const left = deadline && deadlineLeft(deadline, now)
  const title = `${t(`incidents.kind.${kind}`)}　${format.placed(incident.place)}`
  const doing = [
    t(`incidents.state.${incident.state}`),
    ...(commander ? [t('wall.band.commander', { name: commander.name })] : []),
    ...(unacknowledged ? [] : helpers),
    ...(isPinned ? [t('wall.band.pinned')] : []),
  ].join('　')
  const detail = `${t(`common.priority.${priority}`)}　${doing}`
  const size = (text: string, most: number, least: number) => ({
    fontSize: `calc(${fitSize(text, TITLE_WIDTH, most, least)} * var(--wall-unit))`,
  })
  return (
    <header className={`wall-band wall-band--p${priority}`}>
      <span className="wall-band__symbol">
        <PrioritySymbol rank={priority} filled={unacknowledged} blink={unacknowledged} />
      </span>
      <div className="wall-band__words">
        <h1 style={size(title, 128, 96)}>{title}</h1>
        <p style={size(detail, 96, 80)}>
          <b className="wall-band__priority">{t(`common.priority.${priority}`)}</b>
          {doing}
        </p>
      </div>
      <dl className="wall-clocks">
        <div>
          <dt>{t('wall.band.elapsed')}</dt>
          <dd>{format.minutesSeconds(elapsedMs(incident, now))}</dd>
        </div>
        {deadline && left && (
          <div className={left.over ? 'wall-clocks__over' : undefined}>
            <dt>{t(left.over ? 'wall.band.over' : 'wall.band.left', { name: t(`incidents.deadline.${deadline.kind}`) })}</dt>
            <dd>
              <b>{format.minutesSeconds(Math.abs(left.leftMs))}</b>
            </dd>
          </div>
        )}
      </dl>
    </header>
  )
}
