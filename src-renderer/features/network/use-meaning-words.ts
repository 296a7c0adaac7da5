/** What a message said, in words, or why it was refused. */
import { useTranslation } from 'react-i18next'
import { RejectReason } from '../../../src-preload/contract/wire/words.ts'

const HEARD = ['report', 'link', 'description', 'removal', 'position', 'picture'] as const

export const useMeaningWords = () => {
  const { t } = useTranslation()
  return (meaning: readonly string[]): { words: string; isRefused: boolean } => {
    const reasons = RejectReason.options.filter((reason) => meaning.includes(reason))
    const heard = HEARD.filter((type) => meaning.includes(type))
    const words = [...reasons.map((reason) => t(`devices.reason.${reason}`)), ...heard.map((type) => t(`network.meaning.${type}`))]
    return { words: words.length > 0 ? words.join('、') : t('network.meaning.nothing'), isRefused: reasons.length > 0 }
  }
}
