/** What was done and by whom: alarms, calls, orders, steps left out, reports to rescue, evacuation, casualties. */
import { useTranslation } from 'react-i18next'
import type words from '../../resources/locales/zh-CN/paper.json'
import type { Incident } from '../../src-preload/contract/incidents.contract.ts'
import { pointText } from '../i18n/point-text.ts'
import { useFormat } from '../i18n/use-format.ts'
import { pointKindOf } from '../state/device-kinds.ts'
import { useDevices } from '../state/use-all.ts'
import { Rows } from './sheet.tsx'

type ColumnName = keyof typeof words.column

export function IncidentTables({ incident }: { incident: Incident }) {
  const { t } = useTranslation()
  const format = useFormat()
  const devices = useDevices()
  const time = (at: string | null) => (at ? format.clock(at) : '')
  const heads = (...names: ColumnName[]) => names.map((name) => t(`paper.column.${name}`))
  return (
    <>
      <Rows
        title={t('paper.incident.alarms')}
        heads={heads('time', 'device', 'point', 'value', 'limit', 'returned')}
        rows={incident.alarms.map(({ device, point, value, limit, unit, sensedAt, returnedAt }) => {
          const known = devices.get(device)
          const words = known && pointKindOf(known.kind, point)
          return [
            time(sensedAt),
            known ? format.named(known) : device,
            words?.name[format.language] ?? point,
            pointText(words, value, unit, format.language),
            pointText(words, limit, unit, format.language),
            time(returnedAt),
          ]
        })}
      />
      <Rows
        title={t('paper.incident.calls')}
        heads={heads('time', 'number', 'outcome', 'by')}
        rows={incident.calls.map(({ at, phone, outcome, answer, by }) => [
          time(at),
          phone ?? '',
          [t(`calls.outcome.${outcome}`), answer ? t(`calls.answer.${answer}`) : ''].filter(Boolean).join('　'),
          by,
        ])}
      />
      <Rows
        title={t('paper.incident.orders')}
        heads={heads('staff', 'given', 'acknowledged', 'arrived', 'ended', 'state', 'text')}
        rows={incident.orders.map((order) => [
          format.named({ name: order.staffName, nameEn: order.staffNameEn }),
          time(order.givenAt),
          time(order.acknowledgedAt),
          time(order.arrivedAt),
          time(order.endedAt),
          t(`paper.order.${order.state}`),
          [order.text ?? '', ...order.reports.map(({ at, text }) => `${time(at)} ${text}`)].filter(Boolean).join('\n'),
        ])}
      />
      <Rows
        title={t('paper.incident.reports')}
        heads={heads('recipient', 'time', 'how', 'by', 'received')}
        rows={incident.reports.map(({ recipient, at, how, by, receivedAt, receivedBy }) => [
          t(`incidents.recipient.${recipient}`),
          time(at),
          t(`paper.how.${how}`),
          by,
          [time(receivedAt), receivedBy ?? ''].filter(Boolean).join(' '),
        ])}
      />
      <Rows
        title={t('paper.incident.evacuation')}
        heads={heads('household', 'people', 'needHelp', 'state', 'time', 'by')}
        rows={incident.evacuees.map(({ address, addressEn, people, needHelp, state, at, by }) => [
          format.placed({ text: address, textEn: addressEn }),
          format.count(people),
          format.count(needHelp),
          t(`paper.evacuee.${state}`),
          time(at),
          by ?? '',
        ])}
      />
      <Rows
        title={t('paper.incident.casualties')}
        heads={heads('tag', 'class', 'text', 'destination', 'handedOver', 'by')}
        rows={incident.casualties.map(({ tag, category, note, destination, handedOverAt, handedOverTo, by }) => [
          tag,
          t(`paper.triage.${category}`),
          note,
          destination ?? '',
          [time(handedOverAt), handedOverTo ?? ''].filter(Boolean).join(' '),
          by,
        ])}
      />
    </>
  )
}
