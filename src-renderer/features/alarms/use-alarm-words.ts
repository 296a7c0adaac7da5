/** What is wrong, in words: the point by its name, and its value with the limit unless it is a plain yes. */
import { useTranslation } from 'react-i18next'
import type { Alarm } from '../../../src-preload/contract/alarms.contract.ts'
import { isSwitch, pointText } from '../../i18n/point-text.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useBoard } from '../../state/board.ts'
import { pointKindOf } from '../../state/device-kinds.ts'

export const useAlarmWords = () => {
  const { t } = useTranslation()
  const { language } = useFormat()
  return ({ device, point, value, limit, unit }: Pick<Alarm, 'device' | 'point' | 'value' | 'limit' | 'unit'>) => {
    const kind = useBoard.getState().devices.get(device)?.kind ?? ''
    const known = pointKindOf(kind, point)
    const text = (figure: number) => pointText(known, figure, unit, language)
    if (point === 'online') return { what: t('alarms.what.offline'), value: '', limit: '' }
    const what = known?.name[language] ?? point
    return known && isSwitch(known) ? { what, value: '', limit: '' } : { what, value: text(value), limit: text(limit) }
  }
}
