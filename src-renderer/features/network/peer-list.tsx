/** Who is or was connected over one connection; stations of fire alarm systems can be asked something. */
import { useTranslation } from 'react-i18next'
import type { Connection } from '../../../src-preload/contract/connections/connection.ts'
import type { Line } from '../../../src-preload/contract/network.contract.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useNow } from '../../state/use-now.ts'
import { Section } from '../../ui/section.tsx'
import { LineState } from './line-state.tsx'
import { StationActs } from './station-acts.tsx'

export function PeerList({ peers, connection }: { peers: Line['peers']; connection: Connection | null }) {
  const { t } = useTranslation()
  const format = useFormat()
  const now = useNow(1_000)
  const age = (at: string) => format.age(now - Date.parse(at))
  return (
    <Section className="network__peers" title={t('network.peers.title')} count={peers.length}>
      {peers.length === 0 ? <p className="quiet">{t('network.peers.none')}</p> : null}
      <ul className="page__scroll">
        {peers.map(({ id, remote, connected, since, lastHeardAt }) => (
          <li key={`${id} ${remote}`} className="peer-row">
            <LineState state={connected ? 'open' : 'lost'} />
            <span>
              <b>{id}</b>　<span className="quiet">{remote === id ? '' : remote}</span>
            </span>
            <span className="quiet" title={`${format.date(since)} ${format.clock(since)}`}>
              {t(connected ? 'network.peers.since' : 'network.peers.goneSince', { age: age(since) })}
            </span>
            <span className="quiet">
              {lastHeardAt === null ? t('network.list.never') : t('network.peers.heard', { age: age(lastHeardAt) })}
            </span>
            {connection?.driver === 'gbt26875' && connected ? <StationActs connection={connection.id} address={id} /> : null}
          </li>
        ))}
      </ul>
    </Section>
  )
}
