/** An act in words, as it stands in the list of what waits. */
import { useTranslation } from 'react-i18next'
import type { HandsetAct } from '../../src-preload/contract/handset.contract.ts'
import { useFormat } from '../i18n/use-format.ts'
import { useHandset } from './handset-state.ts'

export const useActWords = () => {
  const { t } = useTranslation()
  const { language } = useFormat()
  const picture = useHandset((state) => state.picture)
  const orderAt = (incident: string) => picture?.orders.find((order) => order.incident === incident)
  return (act: HandsetAct): string => {
    switch (act.kind) {
      case 'confirm':
        return t(act.verdict === 'real' ? 'handset.act.confirmReal' : 'handset.act.confirmFalse')
      case 'progress':
        return act.photos.length > 0 ? t('handset.act.photos', { count: act.photos.length }) : t('handset.act.progress')
      case 'tick': {
        const step = orderAt(act.incident)?.steps.find(({ id }) => id === act.step)
        const name = (language === 'en' ? step?.wordsEn : step?.words) ?? ''
        return t(act.done ? 'handset.act.tick' : 'handset.act.untick', { name })
      }
      case 'evacuee': {
        const household = orderAt(act.incident)?.evacuees.find((each) => each.household === act.household)
        const name = (language === 'en' ? household?.addressEn : household?.address) ?? ''
        return t('handset.act.evacuee', { name, state: t(`handset.evacuation.state.${act.state}`) })
      }
      case 'checkIn':
        return t('handset.act.checkIn', { name: act.text })
      case 'sharing':
        return t(act.on ? 'handset.act.sharing' : 'handset.act.notSharing')
      default:
        return t(`handset.act.${act.kind}`)
    }
  }
}
