/** What lies on the map by its four corners: a file that is being placed, else the picture of the floor that is looked at. */
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { SitePlan } from '../../../src-preload/contract/plan.contract.ts'
import type { Laid } from '../../map/editor/laid.tsx'
import { usePlacing } from './placing.ts'
import { withFloor } from './plan.rules.ts'
import { usePlanDesk } from './plan-desk.ts'
import { useMayDraw } from './use-plan.ts'

export function useLaid(plan: SitePlan): Laid | null {
  const { t } = useTranslation()
  const { floor: floorId, side, importing, looking, change, settle, setImporting } = usePlanDesk()
  const { opacity, keepsShape } = usePlacing()
  const mayDraw = useMayDraw()
  const floor = plan.floors.find(({ id }) => id === floorId)
  return useMemo(() => {
    const labels = { corner: t('plan.lay.corner'), whole: t('plan.lay.whole') }
    if (importing?.quad)
      return {
        quad: importing.quad,
        picture: null,
        opacity,
        keepsShape,
        isHeld: true,
        labels,
        onQuad: (quad) => setImporting({ ...importing, quad }),
      }
    if (!floor?.plan) return null
    const { plan: laid } = floor
    return {
      quad: laid.corners,
      picture: `picture://${laid.asset}`,
      opacity,
      keepsShape,
      isHeld: mayDraw && side === 'floors' && looking === null,
      labels,
      onQuad: (corners, isDone) => {
        change(`${floor.id}/corners`, (before) => withFloor(before, { ...floor, plan: { ...laid, corners } }))
        if (isDone) settle()
      },
    }
  }, [t, importing, floor, opacity, keepsShape, side, looking, mayDraw, change, settle, setImporting])
}
