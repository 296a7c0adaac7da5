/** What the incident was: kind, class, place, party, times, verdict, cause, referral. */
import { useTranslation } from 'react-i18next'
import type { Incident } from '../../src-preload/contract/incidents.contract.ts'
import { spacedPhone } from '../i18n/format.ts'
import { useFormat } from '../i18n/use-format.ts'
import { useSite } from '../state/use-site.ts'
import { Facts } from './sheet.tsx'

/** A number does not break in two. */
const unbroken = (number: string) => spacedPhone(number).replaceAll(' ', '\u00a0')

export function IncidentFacts({ incident }: { incident: Incident }) {
  const { t } = useTranslation()
  const format = useFormat()
  const site = useSite()
  const { place, party, priority, verdict, certainty, referral, commander } = incident
  const moment = (at: string | null | undefined) => (at ? `${format.day(at)} ${format.clock(at)}` : '')
  const after = (at: string | null | undefined) =>
    at ? `${moment(at)}　${t('paper.incident.after', { time: format.elapsed(Date.parse(at) - Date.parse(incident.openedAt)) })}` : ''
  const zone = site?.zones.find(({ id }) => id === place.zone)
  const acts = incident.alarms.flatMap(({ firstActAt }) => firstActAt ?? []).sort()
  const calls = incident.calls.map(({ at }) => at).sort()
  const arrivals = incident.orders.flatMap(({ arrivedAt }) => arrivedAt ?? []).sort()
  return (
    <Facts
      rows={[
        [t('paper.incident.kind'), t(`incidents.kind.${incident.kind}`)],
        [t('paper.incident.class'), t(`common.priority.${priority}`)],
        [t('paper.incident.place'), format.placed(place)],
        [t('paper.incident.zone'), zone ? format.named(zone) : place.zone],
        [t('paper.incident.owner'), incident.owner?.name ?? ''],
        [t('paper.incident.commander'), commander ? `${commander.name}　${moment(commander.since)}` : ''],
        [
          t('paper.incident.party'),
          party ? [format.named(party), ...party.phones.map(({ number }) => unbroken(number))].join('　') : '',
          true,
        ],
        [t('paper.incident.published'), moment(incident.openedAt)],
        [t('paper.incident.accepted'), after(incident.acceptedAt)],
        [t('paper.incident.firstAct'), after(acts[0])],
        [t('paper.incident.called'), after(calls[0])],
        [t('paper.incident.arrived'), after(arrivals[0])],
        [t('paper.incident.confirmed'), after(incident.staffConfirmedAt)],
        [t('paper.incident.cleared'), after(incident.clearedAt)],
        [t('paper.incident.archived'), moment(incident.archivedAt)],
        [t('paper.incident.verdict'), t(`paper.verdict.${verdict}`)],
        [t('paper.incident.certainty'), t(`paper.certainty.${certainty}`)],
        [
          t('paper.incident.around'),
          `${t('incidents.panel.around', { radius: incident.around.radiusM })} ${t('incidents.panel.aroundWho', incident.around)}${t('incidents.panel.aroundHelp', { count: incident.around.needHelp })}`,
          true,
        ],
        [
          t('paper.incident.cause'),
          [incident.causeCategory ? t(`figures.cause.${incident.causeCategory}`) : '', incident.causeReport ?? '']
            .filter(Boolean)
            .join('　'),
          true,
        ],
        [t('paper.incident.referral'), referral ? `${referral.text}　${referral.by}　${moment(referral.at)}` : '', true],
        [t('paper.incident.plan'), referral?.plan ? `${referral.plan}　${moment(referral.plannedAt)}` : '', true],
      ]}
    />
  )
}
