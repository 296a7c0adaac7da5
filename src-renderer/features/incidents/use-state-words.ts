/** The state of an incident in words, with whoever is acting: `现场处置　陆伟`. */
import { useTranslation } from 'react-i18next'
import type { Incident } from '../../../src-preload/contract/incidents.contract.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useBoard } from '../../state/board.ts'
import { callOf } from '../../state/line-calls.ts'
import { useSelection } from '../../state/selection.ts'
import { activeOrders } from './next-step.rules.ts'

const ON_THE_SPOT = new Set(['dispatched', 'verifying', 'handling', 'evacuating'])

export const useStateWords = (incident: Incident): string => {
  const { t } = useTranslation()
  const format = useFormat()
  const isByHand = useSelection((selection) => selection.call?.incident === incident.id)
  const onLine = useBoard((board) => callOf(board.calls, incident.id)?.state)
  const order = activeOrders(incident).at(-1)
  const actor =
    order && ON_THE_SPOT.has(incident.state)
      ? format.named({ name: order.staffName, nameEn: order.staffNameEn })
      : incident.state === 'archived' || incident.state === 'raised'
        ? null
        : (incident.owner?.name ?? null)
  const call = isByHand ? t('incidents.state.onCall') : onLine && onLine !== 'waiting' ? t(`calls.state.${onLine}`) : null
  const state = call ?? t(`incidents.state.${incident.state}`)
  return actor ? t('incidents.panel.owner', { state, name: actor }) : state
}
