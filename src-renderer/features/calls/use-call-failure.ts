/** Why a call or a line failed, in words; what an exchange answered stands as it came. */
import { useTranslation } from 'react-i18next'

export const useCallFailure = () => {
  const { t, i18n } = useTranslation()
  return (failure: string): string => {
    const key = `calls.failure.${failure}`
    return /^[a-zA-Z]+$/.test(failure) && i18n.exists(key) ? t(key as 'calls.failure.agentEnded') : failure
  }
}
