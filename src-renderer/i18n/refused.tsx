/** Why the core did not take an order, and what to do instead. */
import { useTranslation } from 'react-i18next'
import type { Failure } from '../client/errors.ts'
import { RefusalLine } from '../ui/refusal-line.tsx'

/** Words for what has none of its own: the link, the role, or simply not. */
export const useFailureWords = () => {
  const { t } = useTranslation()
  return ({ code, status }: Failure): string =>
    t(
      code === 'link.cut' || status === 0
        ? 'incidents.failed.link'
        : status === 403
          ? 'incidents.failed.forbidden'
          : 'incidents.failed.other',
    )
}

interface RefusedProps {
  failure: Failure | null
  /** Where codes have words: `alarm.neverHidden` is worded at `alarms.refusal.neverHidden`. */
  words:
    | 'calls.refusal'
    | 'dispatch.refusal'
    | 'alarms.refusal'
    | 'network.refusal'
    | 'outputs.refusal'
    | 'procedures.refusal'
    | 'plan.refusal'
    | 'handsets.refusal'
    | 'shifts.refusal'
    | 'drills.refusal'
    | 'archive.refusal'
    | 'watch.refusal'
    | 'speech.refusal'
    | 'picture.refusal'
}

export function Refused({ failure, words }: RefusedProps) {
  const { t, i18n } = useTranslation()
  const plain = useFailureWords()
  if (!failure) return null
  const key = `${words}.${failure.code.slice(failure.code.indexOf('.') + 1)}`
  return <RefusalLine>{i18n.exists(key) ? t(key as 'alarms.refusal.notFound') : plain(failure)}</RefusalLine>
}
