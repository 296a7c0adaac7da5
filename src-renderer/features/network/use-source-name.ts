/** What a family of devices is called; `mqtt` is the broker that several of them share. */
import { useTranslation } from 'react-i18next'
import type { Line } from '../../../src-preload/contract/network.contract.ts'

export const useSourceName = () => {
  const { t } = useTranslation()
  return (source: Line['source']): string => (source === 'mqtt' ? t('network.broker.source') : t(`devices.source.${source}`))
}
