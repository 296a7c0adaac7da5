/** Why the core did not take a plan or a file, with what is wrong with the file where it says so. */
import { useTranslation } from 'react-i18next'
import type { Failure } from '../../client/errors.ts'
import { Refused } from '../../i18n/refused.tsx'

export function PlanRefused({ failure }: { failure: Failure | null }) {
  const { t, i18n } = useTranslation()
  const [reason] = failure?.reasons ?? []
  const key = `plan.broken.${reason}`
  return (
    <>
      <Refused failure={failure} words="plan.refusal" />
      {reason !== undefined && i18n.exists(key) ? <p className="plan-note">{t(key as 'plan.broken.notJson')}</p> : null}
    </>
  )
}
