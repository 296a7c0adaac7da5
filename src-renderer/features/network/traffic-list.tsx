/** How much comes in from each family of devices, since the core started and now. */
import { useTranslation } from 'react-i18next'
import type { Traffic } from '../../../src-preload/contract/network.contract.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useNow } from '../../state/use-now.ts'
import { Section } from '../../ui/section.tsx'
import { amountOf } from './amount.rules.ts'
import { useSourceName } from './use-source-name.ts'

export function TrafficList({ traffic }: { traffic: readonly Traffic[] }) {
  const { t } = useTranslation()
  const format = useFormat()
  const now = useNow(1_000)
  const sourceName = useSourceName()
  return (
    <Section title={t('network.traffic.title')} note={t('network.traffic.note')}>
      {traffic.length === 0 ? <p className="quiet">{t('network.traffic.none')}</p> : null}
      {traffic.length === 0 ? null : (
        <table className="traffic">
          <thead>
            <tr>
              <th scope="col">{t('network.traffic.source')}</th>
              <th scope="col">{t('network.traffic.perSecond')}</th>
              <th scope="col">{t('network.traffic.messages')}</th>
              <th scope="col">{t('network.traffic.refused')}</th>
              <th scope="col">{t('network.traffic.bytes')}</th>
              <th scope="col">{t('network.traffic.last')}</th>
            </tr>
          </thead>
          <tbody>
            {traffic.map(({ source, perSecond, messages, refused, bytes, lastAt }) => (
              <tr key={source}>
                <th scope="row">{sourceName(source)}</th>
                <td>{format.figure(perSecond, 1)}</td>
                <td>{format.count(messages)}</td>
                <td className={refused > 0 ? 'traffic__refused' : ''}>{format.count(refused)}</td>
                <td>{amountOf(bytes)}</td>
                <td>{lastAt === null ? '' : format.age(now - Date.parse(lastAt))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  )
}
