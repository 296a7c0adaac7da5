/** One floor in the list of its building: looked at by a click, moved up and down, taken away with what is drawn on it. */
import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SitePlan } from '../../../src-preload/contract/plan.contract.ts'
import type { Floor } from '../../../src-preload/contract/site.contract.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { boundsOf, positionsOf } from '../../map/editor/shape.rules.ts'
import { Button } from '../../ui/button.tsx'
import { featureIn, withFloorMoved, withoutFloor } from './plan.rules.ts'
import { usePlanDesk } from './plan-desk.ts'

interface FloorRowProps {
  floor: Floor
  plan: SitePlan
  isTop: boolean
  isBottom: boolean
  isFixed: boolean
}

export function FloorRow({ floor, plan, isTop, isBottom, isFixed }: FloorRowProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const { floor: open, change, goToFloor, goTo } = usePlanDesk()
  const [isAsking, setAsking] = useState(false)
  const drawn = plan.features.filter(({ properties }) => properties.floor === floor.id).length
  const look = () => {
    goToFloor(open === floor.id ? null : floor.id)
    const building = featureIn(plan, floor.building)
    const bounds = building && boundsOf(positionsOf(building.geometry))
    if (bounds && open !== floor.id) goTo(bounds)
  }
  const remove = () => {
    if (open === floor.id) goToFloor(null)
    change(null, (before) => withoutFloor(before, floor.id))
  }
  return (
    <li>
      <button type="button" className="plan-row" aria-current={open === floor.id ? 'true' : undefined} onClick={look}>
        {format.named(floor)}
        <span className="quiet">{t('plan.floor.drawn', { count: drawn })}</span>
      </button>
      {isFixed ? null : (
        <span className="plan-floors__acts">
          <button
            type="button"
            aria-label={t('plan.floor.up')}
            disabled={isTop}
            onClick={() => change(null, (before) => withFloorMoved(before, floor.id, 1))}
          >
            <IconArrowUp size={16} />
          </button>
          <button
            type="button"
            aria-label={t('plan.floor.down')}
            disabled={isBottom}
            onClick={() => change(null, (before) => withFloorMoved(before, floor.id, -1))}
          >
            <IconArrowDown size={16} />
          </button>
          <button type="button" aria-label={t('plan.floor.remove')} onClick={() => (drawn > 0 ? setAsking(true) : remove())}>
            <IconTrash size={16} />
          </button>
        </span>
      )}
      {isAsking ? (
        <p className="plan-floors__ask">
          {t('plan.floor.removeAsk', { count: drawn })}
          <Button look="judge" onClick={remove}>
            {t('plan.floor.remove')}
          </Button>
          <Button onClick={() => setAsking(false)}>{t('common.act.cancel')}</Button>
        </p>
      ) : null}
    </li>
  )
}
