/** Why an order about devices was not taken, in words. */
import { useTranslation } from 'react-i18next'
import type { Failure } from '../../client/errors.ts'
import { useFailureWords } from '../../i18n/refused.tsx'
import { RefusalLine } from '../../ui/refusal-line.tsx'

/** A reason is a code of the core; one without words of its own is still told. */
export const useRefusalWords = () => {
  const { t, i18n } = useTranslation()
  return (code: string): string => {
    const key = `devices.refusal.${code}`
    return t((i18n.exists(key) ? key : 'devices.refusal.other') as 'devices.refusal.other')
  }
}

export function FailureLine({ failure }: { failure: Failure | null }) {
  const { t } = useTranslation()
  const words = useRefusalWords()
  const plain = useFailureWords()
  if (!failure) return null
  const { reasons } = failure
  return <RefusalLine>{reasons.length > 0 ? reasons.map(words).join(t('devices.join.clause')) : plain(failure)}</RefusalLine>
}
