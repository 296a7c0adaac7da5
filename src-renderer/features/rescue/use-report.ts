/** The report on an incident as it stands now, who gets it, and the acts of telling them. */
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { RescueRecipient } from '../../../src-preload/contract/incident-parts.types.ts'
import type { Incident } from '../../../src-preload/contract/incidents.contract.ts'
import {
  type ReportFacts,
  type ReportLine,
  type ReportSentences,
  reportLines,
  reportText,
} from '../../../src-preload/contract/report-text.ts'
import type { TriageCategory } from '../../../src-preload/contract/wire/words.ts'
import { pointText } from '../../i18n/point-text.ts'
import { en, zhCN } from '../../i18n/resources.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useBoard } from '../../state/board.ts'
import { give } from '../../state/commands.ts'
import { pointKindOf } from '../../state/device-kinds.ts'
import { useSeat } from '../../state/seat-context.tsx'
import { useDevices } from '../../state/use-all.ts'
import { useSite } from '../../state/use-site.ts'
import { nearestHydrants, nearestStreet } from './access.rules.ts'
import { leavingCount } from './leaving.rules.ts'
import { recipientsOf } from './recipients.rules.ts'

const LOW_PRESSURE = pointKindOf('hydrant-pressure', 'pressure')?.limits.find(({ id }) => id === 'low')?.value ?? 0

const sentencesOf = (words: typeof zhCN): ReportSentences => ({
  ...words.rescue.text,
  hazard: words.incidents.hazard,
  triage: words.casualties.category,
})
const SENTENCES = { 'zh-CN': sentencesOf(zhCN), en: sentencesOf(en) }

export type Report = ReturnType<typeof useReport>

/** `isHurtTold`: the party said that somebody is hurt, though nobody is listed yet. */
export const useReport = (incident: Incident, isHurtTold: boolean) => {
  const { client } = useSeat()
  const contacts = useQuery({
    queryKey: ['rescue', 'contacts'],
    queryFn: () => client.rescue.contacts({}),
    staleTime: Number.POSITIVE_INFINITY,
  })
  const lines = useReportLines(incident)
  const recipients = useMemo(() => recipientsOf(incident, contacts.data?.items ?? [], isHurtTold), [incident, contacts.data, isHurtTold])
  return {
    recipients,
    lines,
    isUnreadable: contacts.isError,
    tell: (kinds: RescueRecipient[], how: 'readOut' | 'sent') =>
      give(client, 'report', incident.id, { recipients: kinds, how, text: reportText(lines) }),
    received: (recipient: RescueRecipient) => give(client, 'receipt', incident.id, { recipient }),
  }
}

const useReportLines = (incident: Incident): ReportLine[] => {
  const { t } = useTranslation()
  const format = useFormat()
  const site = useSite()
  const devices = useDevices()
  const guide = useGuide(incident)
  const measures = useMeasures(incident)
  const { language } = format
  return useMemo(() => {
    const said = incident.calls.findLast(({ answer }) => answer !== null)?.answer
    const street = nearestStreet(site?.features ?? [], incident.place.lngLat)
    const { name = '', nameEn = name } = street?.feature.properties ?? {}
    const facts: ReportFacts = {
      site: site ? format.named(site) : '',
      place: format.placed(incident.place),
      lngLat: incident.place.lngLat,
      hazard: incident.kind,
      certainty: incident.certainty,
      said: said ? t(`calls.answer.${said}`) : '',
      openedAt: format.shortClock(incident.openedAt),
      road: street && { name: format.named({ name, nameEn }), metres: street.metres },
      hydrants: nearestHydrants(devices.values(), incident.place.lngLat, LOW_PRESSURE).map(({ device, metres, state }) => {
        const pressure = device.points.find(({ id }) => id === 'pressure')
        const words = pointText(pointKindOf(device.kind, 'pressure'), pressure?.value ?? 0, pressure?.unit ?? '', language)
        return { name: format.named(device), metres, state, pressure: words }
      }),
      around: incident.around,
      casualties: hurtBy(incident),
      measures,
      guide,
    }
    return reportLines(SENTENCES[language], facts)
  }, [incident, site, devices, guide, measures, format, language, t])
}

const hurtBy = ({ casualties }: Incident): Partial<Record<TriageCategory, number>> => {
  const waiting = casualties.filter(({ handedOverAt }) => handedOverAt === null)
  return Object.fromEntries([...Map.groupBy(waiting, ({ category }) => category)].map(([category, group]) => [category, group.length]))
}

/** N-6.3.4.2: staff on the spot keep the way free and lead the rescue in. */
const useGuide = ({ orders }: Incident): ReportFacts['guide'] => {
  const format = useFormat()
  const running = orders.filter(({ endedAt }) => endedAt === null)
  const order = running.find(({ arrivedAt }) => arrivedAt !== null) ?? running[0]
  const member = useBoard((board) => board.staff.get(order?.staff ?? ''))
  return useMemo(
    () => (order && member ? { number: member.number, name: format.named({ name: order.staffName, nameEn: order.staffNameEn }) } : null),
    [order, member, format],
  )
}

const useMeasures = ({ orders, evacuees, state, cordon }: Incident): string[] => {
  const { t } = useTranslation()
  return useMemo(() => {
    const running = orders.filter(({ endedAt }) => endedAt === null)
    const there = running.filter(({ arrivedAt }) => arrivedAt !== null).length
    const { people } = leavingCount(evacuees)
    return [
      ...(there > 0 ? [t('rescue.measure.onScene', { count: there })] : []),
      ...(running.length > there ? [t('rescue.measure.sent', { count: running.length - there })] : []),
      ...(state === 'evacuating' ? [t('rescue.measure.evacuating', { people })] : []),
      ...(cordon ? [t('rescue.measure.cordon')] : []),
    ]
  }, [orders, evacuees, state, cordon, t])
}
