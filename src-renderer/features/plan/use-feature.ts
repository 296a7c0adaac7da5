/** A feature in words, and going to it: the map moves there, its floor is opened and it is chosen. */
import { useTranslation } from 'react-i18next'
import type { SiteFeature } from '../../../src-preload/contract/site.contract.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { boundsOf, positionsOf } from '../../map/editor/shape.rules.ts'
import { idOf } from './plan.rules.ts'
import { type Side, usePlanDesk } from './plan-desk.ts'

/** Its name, or its kind with the number of its id. */
export function useFeatureName() {
  const { t } = useTranslation()
  const { language } = useFormat()
  return (feature: SiteFeature): string => {
    const { name, nameEn, layer, text } = feature.properties
    const own = language === 'en' ? nameEn || name : name
    return own || text || `${t(`plan.kind.${layer}`)} ${/\d+$/.exec(idOf(feature))?.[0] ?? ''}`.trim()
  }
}

export function useGoTo() {
  const { goTo, choose, take, hide, goToFloor } = usePlanDesk()
  return (feature: SiteFeature, side: Side = 'object') => {
    const bounds = boundsOf(positionsOf(feature.geometry))
    take('select')
    hide([feature.properties.layer], false)
    goToFloor(feature.properties.floor ?? null)
    choose(idOf(feature), side)
    if (bounds) goTo(bounds)
  }
}
