/** A limit in words: `高于 0.15 dB/m，持续 60 秒`, `above 0.15 dB/m for 60 s`. */
import { useTranslation } from 'react-i18next'
import { isSwitch, pointFigure, pointText } from '../../i18n/point-text.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { pointKindOf } from '../../state/device-kinds.ts'
import type { Limit } from './limits.rules.ts'

export const useLimitWords = (kind: string) => {
  const { t } = useTranslation()
  const format = useFormat()
  const worded = (point: string, value: number) => {
    const words = pointKindOf(kind, point)
    return pointText(words, value, words?.unit ?? '', format.language)
  }
  /** What must be the case. */
  const condition = (point: string, limit: Limit): string => {
    const { when, value = 0, values = [], windowMs = 0 } = limit
    const known = pointKindOf(kind, point)
    // A switch is not above a half but on.
    if (known && isSwitch(known) && (when === 'above' || when === 'below'))
      return t('devices.limit.is', { value: pointFigure(known, when === 'above' ? 1 : 0, format.language) })
    if (when === 'is') return t('devices.limit.is', { value: values.map((each) => worded(point, each)).join(t('devices.join.item')) })
    return t(`devices.limit.${when}`, { value: worded(point, value), span: format.age(windowMs) })
  }
  /** With everything else that must hold for an alarm. */
  const whole = (point: string, limit: Limit): string => {
    const parts = [condition(point, limit)]
    if (limit.delayMs > 0) parts.push(t('devices.limit.for', { span: format.age(limit.delayMs) }))
    for (const { from, to } of limit.during ?? []) parts.push(t('devices.limit.during', { from, to }))
    if (limit.only) parts.push(t('devices.limit.only', { need: t(`people.need.${limit.only}`) }))
    return parts.join(t('devices.join.clause'))
  }
  return { short: condition, whole }
}
