/** Why the core did not take an act: the phone's own words, or those of incidents. */
import { useTranslation } from 'react-i18next'

const GROUPS = ['handset.refusal', 'incidents.refusal', 'dispatch.refusal'] as const

export const useRefusalWords = () => {
  const { t, i18n } = useTranslation()
  return (code: string): string => {
    const reason = code.slice(code.indexOf('.') + 1)
    const group = GROUPS.find((each) => i18n.exists(`${each}.${reason}`))
    return group ? t(`${group}.${reason}` as 'handset.refusal.other') : t('handset.refusal.other')
  }
}
