/** Why the core did not do what was asked with an alarm, and what to do instead. */
import { useTranslation } from 'react-i18next'
import type { Failure } from '../../client/errors.ts'

export function AlarmRefusal({ failure }: { failure: Failure | null }) {
  const { t, i18n } = useTranslation()
  if (!failure) return null
  const key = `alarms.refusal.${failure.code.replace('alarm.', '')}`
  const words = i18n.exists(key)
    ? t(key as 'alarms.refusal.notFound')
    : t(failure.status === 0 ? 'incidents.failed.link' : failure.status === 403 ? 'incidents.failed.forbidden' : 'incidents.failed.other')
  return (
    <p className="refusal" role="alert">
      {words}
    </p>
  )
}
