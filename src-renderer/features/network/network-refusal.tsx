/** Why the core did not do what was asked of the network, and what to do instead. */
import { useTranslation } from 'react-i18next'
import type { Failure } from '../../client/errors.ts'

export function NetworkRefusal({ failure }: { failure: Failure | null }) {
  const { t, i18n } = useTranslation()
  if (!failure) return null
  const key = `network.refusal.${failure.code.replace('connection.', '')}`
  const words = i18n.exists(key)
    ? t(key as 'network.refusal.notFound')
    : t(failure.status === 0 ? 'incidents.failed.link' : failure.status === 403 ? 'incidents.failed.forbidden' : 'incidents.failed.other')
  return (
    <p className="refusal" role="alert">
      {words}
    </p>
  )
}
