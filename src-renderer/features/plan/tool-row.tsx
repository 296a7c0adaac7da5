/** The tools above the map: what is drawn with each, on which floor, and whether corners snap. */
import { IconCircle, IconLine, IconMagnet, IconPoint, IconPointer, IconPolygon, IconRectangle, IconRuler2 } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { SitePlan } from '../../../src-preload/contract/plan.contract.ts'
import type { MapLayer } from '../../../src-preload/contract/site.contract.ts'
import { useFormat } from '../../i18n/use-format.ts'
import type { EditorTool } from '../../map/editor/drawing-tools.ts'
import { Choice } from '../../ui/choice.tsx'
import { KeyCap } from '../../ui/key-cap.tsx'
import { KINDS_BY_SHAPE } from './objects.rules.ts'
import { idOf } from './plan.rules.ts'
import { shapeOf, usePlanDesk } from './plan-desk.ts'
import { useMayDraw } from './use-plan.ts'
import { TOOL_KEYS } from './use-plan-keys.ts'

const ICONS: Record<EditorTool, typeof IconPoint> = {
  select: IconPointer,
  point: IconPoint,
  line: IconLine,
  polygon: IconPolygon,
  rectangle: IconRectangle,
  circle: IconCircle,
  measure: IconRuler2,
}
const TOOLS = Object.keys(ICONS) as EditorTool[]

interface ToolRowProps {
  plan: SitePlan
  /** Metres of the line that is measured. */
  measured: number | null
}

export function ToolRow({ plan, measured }: ToolRowProps) {
  const { t } = useTranslation()
  const { tool, kinds, snapping, chosen, looking, take, setSnapping } = usePlanDesk()
  const mayDraw = useMayDraw() && looking === null
  const shape = shapeOf(tool)
  const hint = t(tool === 'select' && mayDraw && chosen !== null ? 'plan.hint.chosen' : `plan.hint.${tool}`)
  return (
    <div className="tool-row">
      <div className="tool-row__tools" role="toolbar" aria-label={t('plan.tool.title')}>
        {TOOLS.filter((each) => mayDraw || each === 'select' || each === 'measure').map((each) => {
          const Icon = ICONS[each]
          return (
            <button
              key={each}
              type="button"
              className="tool"
              aria-pressed={tool === each}
              aria-keyshortcuts={TOOL_KEYS[each]}
              onClick={() => take(each)}
            >
              <Icon size={18} stroke={1.6} aria-hidden="true" />
              {t(`plan.tool.${each}`)}
              <KeyCap>{TOOL_KEYS[each]}</KeyCap>
            </button>
          )
        })}
        <button
          type="button"
          className="tool"
          aria-pressed={snapping}
          onClick={() => setSnapping(!snapping)}
          title={t('plan.tool.snapHow')}
        >
          <IconMagnet size={18} stroke={1.6} aria-hidden="true" />
          {t('plan.tool.snap')}
        </button>
      </div>
      <div className="tool-row__hint">
        {shape ? (
          <label>
            {t('plan.tool.kind')}
            <select className="field" value={kinds[shape]} onChange={(event) => take(tool, event.target.value as MapLayer)}>
              {KINDS_BY_SHAPE[shape].map((layer) => (
                <option key={layer} value={layer}>
                  {t(`plan.kind.${layer}`)}
                </option>
              ))}
            </select>
          </label>
        ) : null}
        {tool === 'measure' && measured !== null ? <b className="tool-row__measured">{metresIn(measured)}</b> : null}
        <span title={hint}>{hint}</span>
        <FloorChoice plan={plan} />
      </div>
    </div>
  )
}

const metresIn = (metres: number) => (metres < 100 ? `${metres.toFixed(1)} m` : `${Math.round(metres)} m`)

/** Floors by their building, the highest first. */
function FloorChoice({ plan }: { plan: SitePlan }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { floor, goToFloor } = usePlanDesk()
  if (plan.floors.length === 0) return null
  const buildings = new Map(plan.features.filter(({ properties }) => properties.layer === 'building').map((each) => [idOf(each), each]))
  const floors = plan.floors.toSorted((a, b) => a.building.localeCompare(b.building) || b.ordinal - a.ordinal)
  return (
    <Choice
      label={t('plan.floor.choice')}
      all={t('plan.floor.ground')}
      value={floor}
      options={floors.map((each): [string, string] => {
        const { name, nameEn } = buildings.get(each.building)?.properties ?? {}
        const building = (format.language === 'en' ? nameEn || name : name) ?? each.building
        return [each.id, `${building}　${format.named(each)}`]
      })}
      onChoose={goToFloor}
    />
  )
}
