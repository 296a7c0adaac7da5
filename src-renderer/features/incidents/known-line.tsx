/** How sure it is and why, who is in command, and who was told because something was missed: in the head, in words (heeding has its own band). */
import { useTranslation } from 'react-i18next'
import type { Incident } from '../../../src-preload/contract/incidents.contract.ts'
import { useFormat } from '../../i18n/use-format.ts'
import './lines.css'

export function KnownLine({ incident }: { incident: Incident }) {
  const { t } = useTranslation()
  const format = useFormat()
  const why = useWhy(incident)
  const newest = incident.escalations.at(-1)
  return (
    <p className="known">
      <span className={`known__certainty known__certainty--${incident.certainty}`}>{t(`incidents.certainty.${incident.certainty}`)}</span>
      <span>{why}</span>
      {incident.commander ? (
        <span>{t('incidents.commander', { name: incident.commander.name, time: format.shortClock(incident.commander.since) })}</span>
      ) : null}
      {newest ? (
        <span className={newest.heededAt ? 'known__told' : 'known__told known__told--open'}>
          {t('incidents.escalation.line', {
            reason: t(`incidents.escalation.${newest.reason}`),
            to: t(`incidents.escalation.to.${newest.to}`),
          })}{' '}
          {newest.heededAt
            ? t('incidents.escalation.heeded', { name: newest.heededBy, time: format.shortClock(newest.heededAt) })
            : format.shortClock(newest.at)}
          {incident.escalations.length > 1 ? ` (${incident.escalations.length})` : ''}
        </span>
      ) : null}
    </p>
  )
}

const useWhy = (incident: Incident): string => {
  const { t } = useTranslation()
  const format = useFormat()
  const said = incident.calls.findLast(({ answer }) => answer !== null)
  switch (incident.certainty) {
    case 'seen':
      return t(`incidents.why.${incident.verdict === 'false' ? 'seenFalse' : 'seenReal'}`)
    case 'reported':
      return said?.answer
        ? t('incidents.why.said', { time: format.shortClock(said.at), answer: t(`calls.answer.${said.answer}`) })
        : t('incidents.why.told')
    default:
      return t('incidents.why.devices', { count: new Set(incident.alarms.map(({ device }) => device)).size })
  }
}
