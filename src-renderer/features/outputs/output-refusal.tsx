/** Why the core did not take an act on outputs, in words. */
import { useTranslation } from 'react-i18next'
import type { Failure } from '../../client/errors.ts'

export function OutputRefusal({ failure }: { failure: Failure | null }) {
  const { t, i18n } = useTranslation()
  if (!failure) return null
  const { code, status } = failure
  const known = code.replace(/^outputs\./, 'outputs.refusal.')
  const key = i18n.exists(known)
    ? known
    : code === 'link.cut' || status === 0
      ? 'incidents.failed.link'
      : status === 403
        ? 'incidents.failed.forbidden'
        : 'incidents.failed.other'
  return (
    <p className="refusal" role="alert">
      {t(key as 'incidents.failed.other')}
    </p>
  )
}
