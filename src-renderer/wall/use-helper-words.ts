/** Who is on it, in words: `陆伟在场`, `周建国赶往，距 60 m`, else who accepted it. */
import { useTranslation } from 'react-i18next'
import type { Incident } from '../../src-preload/contract/incidents.contract.ts'
import { useFormat } from '../i18n/use-format.ts'
import { useBoard } from '../state/board.ts'
import { useNow } from '../state/use-now.ts'
import { helpersOf } from './wall.rules.ts'

export function useHelperWords(incident: Incident, withDistance: boolean): string[] {
  const { t } = useTranslation()
  const format = useFormat()
  const staff = useBoard((board) => board.staff)
  const now = useNow(1_000)
  const helpers = helpersOf(incident, staff, now).map(({ order, hasArrived, isOnTheWay, metres }) => {
    const name = format.named({ name: order.staffName, nameEn: order.staffNameEn })
    if (hasArrived) return t('wall.band.onScene', { name })
    if (!isOnTheWay) return name
    return metres === null || !withDistance ? t('wall.band.onTheWay', { name }) : t('wall.band.distance', { name, metres })
  })
  return helpers.length > 0 || !incident.owner ? helpers : [incident.owner.name]
}
