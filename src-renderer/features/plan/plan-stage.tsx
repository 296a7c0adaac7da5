/** The map of the draft with its tools above it: what is drawn, chosen and dragged here goes into the draft. */
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PlanProblem, SitePlan } from '../../../src-preload/contract/plan.contract.ts'
import type { Site } from '../../../src-preload/contract/site.contract.ts'
import { EditorMap } from '../../map/editor/editor-map.tsx'
import { useBoard } from '../../state/board.ts'
import { liveDevices } from '../../state/feeds.ts'
import { useSettings } from '../../state/settings.ts'
import { laidOn } from './import.rules.ts'
import { drawnSite, namedOfDevices, shownFeatures } from './objects.rules.ts'
import { featureIn, idOf, withDrawn, withGeometry } from './plan.rules.ts'
import { shapeOf, usePlanDesk } from './plan-desk.ts'
import { ToolRow } from './tool-row.tsx'
import { useLaid } from './use-laid.ts'
import { useMayDraw } from './use-plan.ts'

interface PlanStageProps {
  site: Site
  plan: SitePlan
  problems: readonly PlanProblem[]
}

export function PlanStage({ site, plan, problems }: PlanStageProps) {
  const { t } = useTranslation()
  const { theme, language } = useSettings()
  const { hidden, floor, chosen, tool, kinds, snapping, sight, side, importing, looking, change, choose, take } = usePlanDesk()
  const mayDraw = useMayDraw()
  const laid = useLaid(plan)
  const [measured, setMeasured] = useState<number | null>(null)
  const shown = useMemo(() => shownFeatures(plan, { hidden, floor }), [plan, hidden, floor])
  const drawn = useMemo(() => drawnSite(site, plan, shown), [site, plan, shown])
  const marks = useMemo(() => {
    const { devices } = useBoard.getState()
    const astray = namedOfDevices(problems).flatMap((id) => {
      const device = devices.get(id)
      return device ? [{ severity: 'warning' as const, at: device.lngLat }] : []
    })
    const wrong = side === 'check' ? problems.flatMap(({ severity, at }) => (at ? [{ severity, at }] : [])) : []
    return [...astray, ...wrong]
  }, [problems, side])
  const preview = useMemo(
    () =>
      importing
        ? laidOn(importing.converted.features, importing.quad).filter(({ properties }) => importing.layers.has(properties.layer))
        : [],
    [importing],
  )
  const draw = (geometry: Parameters<typeof withGeometry>[2]) => {
    const shape = shapeOf(tool)
    if (!shape) return
    const layer = kinds[shape]
    let made: string | null = null
    change(null, (before) => {
      const number = before.zones.length + 1
      const next = withDrawn(before, { layer, geometry, floor, zoneName: { name: `新区域 ${number}`, nameEn: `New zone ${number}` } })
      made = next.id
      return next.plan
    })
    take('select')
    choose(made, 'object')
  }
  return (
    <section className="plan-stage" aria-label={t('plan.page.map')}>
      <ToolRow plan={plan} measured={measured} />
      <EditorMap
        site={drawn}
        devices={liveDevices}
        features={shown}
        chosen={featureIn(plan, chosen)}
        tool={tool}
        snapping={snapping}
        isFixed={!mayDraw || looking !== null || importing !== null}
        marks={marks}
        preview={preview}
        laid={laid}
        sight={sight}
        label={t('plan.page.map')}
        theme={theme}
        language={language}
        onChoose={(feature) => choose(feature && idOf(feature), feature ? 'object' : undefined)}
        onDrawn={draw}
        onReshaped={(feature, geometry) => change(null, (before) => withGeometry(before, idOf(feature), geometry))}
        onMeasured={setMeasured}
      />
    </section>
  )
}
