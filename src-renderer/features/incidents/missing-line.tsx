/** One line under the graph: what is still missing to go on, in words. */
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { Incident } from '../../../src-preload/contract/incidents.contract.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { activeOrders } from './next-step.rules.ts'

export function MissingLine({ incident, onCall }: { incident: Incident; onCall: boolean }) {
  const { t } = useTranslation()
  const format = useFormat()
  const order = activeOrders(incident).find(({ arrivedAt }) => arrivedAt === null)
  const name = order ? format.named({ name: order.staffName, nameEn: order.staffNameEn }) : ''
  return (
    <p className="missing">
      <span>{t('incidents.panel.missing')}</span>
      <b>{missingWords(incident, onCall, name, t, format.language === 'en' ? ', ' : '，')}</b>
    </p>
  )
}

const missingWords = (incident: Incident, onCall: boolean, name: string, t: TFunction, comma: string): string => {
  switch (incident.state) {
    case 'contacting':
      return onCall
        ? t('incidents.missing.calling')
        : t(incident.calls.length > 0 ? 'incidents.missing.contacted' : 'incidents.missing.contacting')
    case 'dispatched':
      return t('incidents.missing.dispatched', { name })
    case 'verifying':
      return t(incident.verdict === 'real' ? 'incidents.missing.judged' : 'incidents.missing.verifying')
    case 'clearing':
    case 'advising':
    case 'standingDown':
      if (incident.missing.length > 0) return incident.missing.map((reason) => t(`incidents.short.${reason}`)).join(comma)
      return t(
        incident.state === 'standingDown' && incident.clearedAt === null
          ? 'incidents.missing.clearing'
          : `incidents.missing.${incident.state === 'advising' ? 'standingDown' : incident.state}`,
      )
    default:
      return t(`incidents.missing.${incident.state}`)
  }
}
