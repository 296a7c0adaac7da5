/** Figure 1 of DB3205/T as a small picture: the steps, their clauses, and where this incident stands. */
import { useTranslation } from 'react-i18next'
import type { Incident } from '../../../src-preload/contract/incidents.contract.ts'
import { type GraphNode, graphNode } from './state-graph.rules.ts'

interface Box {
  x: number
  y: number
  width: number
  clause: string
}

const WIDTH = 464
/** Half the longest “you are here”, so that it is never cut at the side. */
const EDGE = 42
const HEIGHT = 38
const ROW = { upper: 22, lower: 76 }
const BOXES: Record<Exclude<GraphNode, 'controllable'>, Box> = {
  contact: { x: 0, y: ROW.upper, width: 66, clause: '6.2' },
  verify: { x: 82, y: ROW.upper, width: 66, clause: '6.3.2' },
  handle: { x: 242, y: ROW.upper, width: 66, clause: '6.3.3' },
  report: { x: 161, y: ROW.lower, width: 66, clause: '6.3.4' },
  evacuate: { x: 242, y: ROW.lower, width: 66, clause: '6.3.5' },
  clear: { x: 324, y: ROW.upper, width: 66, clause: '6.3.6' },
  archive: { x: 406, y: ROW.upper, width: 58, clause: '6.3.7' },
}
const DIAMOND = { x: 166, y: ROW.upper - 5, width: 56, height: 48 }
const MIDDLE = ROW.upper + HEIGHT / 2
const ARROWS = [
  `M66 ${MIDDLE}H80`,
  `M148 ${MIDDLE}H164`,
  `M222 ${MIDDLE}H240`,
  `M308 ${MIDDLE}H322`,
  `M390 ${MIDDLE}H404`,
  `M194 ${DIAMOND.y + DIAMOND.height}V${ROW.lower - 2}`,
  `M227 ${ROW.lower + HEIGHT / 2}H240`,
  `M275 ${ROW.upper + HEIGHT}V${ROW.lower - 2}`,
  `M308 ${ROW.lower + HEIGHT / 2}H357V${ROW.upper + HEIGHT + 2}`,
]

export function StateGraph({ incident }: { incident: Incident }) {
  const { t } = useTranslation()
  const here = graphNode(incident)
  const hereX = here === 'controllable' ? DIAMOND.x + DIAMOND.width / 2 : BOXES[here].x + BOXES[here].width / 2
  const below = here === 'report' || here === 'evacuate'
  return (
    <svg
      className="state-graph"
      viewBox="0 -3 464 119"
      role="img"
      aria-label={`${t('incidents.graph.title')}: ${t(`incidents.graph.${here}`)}`}
    >
      <defs>
        <marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">
          <path d="M1 1 7 4 1 7" fill="none" stroke="var(--quiet)" />
        </marker>
      </defs>
      {ARROWS.map((path) => (
        <path key={path} d={path} fill="none" stroke="var(--quiet)" markerEnd="url(#arrow)" />
      ))}
      {(Object.keys(BOXES) as (keyof typeof BOXES)[]).map((node) => (
        <GraphBox key={node} box={BOXES[node]} name={t(`incidents.graph.${node}`)} here={node === here} />
      ))}
      <path
        d={`M${DIAMOND.x} ${MIDDLE} ${DIAMOND.x + 28} ${DIAMOND.y} ${DIAMOND.x + 56} ${MIDDLE} ${DIAMOND.x + 28} ${DIAMOND.y + 48}Z`}
        className={here === 'controllable' ? 'state-graph__here' : 'state-graph__box'}
      />
      <text x={DIAMOND.x + 28} y={MIDDLE + 4} className={here === 'controllable' ? 'state-graph__name--here' : 'state-graph__name'}>
        {t('incidents.graph.controllable')}
      </text>
      <text x="231" y={MIDDLE - 5} className="state-graph__clause">
        {t('incidents.graph.yes')}
      </text>
      <text x="184" y={ROW.lower - 4} className="state-graph__clause">
        {t('incidents.graph.no')}
      </text>
      {below ? null : (
        <>
          <text x={Math.min(Math.max(EDGE, hereX), WIDTH - EDGE)} y="8" className="state-graph__you">
            {t('incidents.panel.you')}
          </text>
          <path d={`M${hereX - 4} 12h8l-4 5Z`} fill="var(--action)" />
        </>
      )}
    </svg>
  )
}

function GraphBox({ box, name, here }: { box: Box; name: string; here: boolean }) {
  const middle = box.x + box.width / 2
  return (
    <g>
      <rect x={box.x} y={box.y} width={box.width} height={HEIGHT} rx="4" className={here ? 'state-graph__here' : 'state-graph__box'} />
      <text x={middle} y={box.y + 17} className={here ? 'state-graph__name--here' : 'state-graph__name'}>
        {name}
      </text>
      <text x={middle} y={box.y + 31} className={here ? 'state-graph__clause--here' : 'state-graph__clause'}>
        {box.clause}
      </text>
    </g>
  )
}
