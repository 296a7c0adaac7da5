/** The connections of the console in rows, the brokers first: whether they are open, who is connected, and why one is not. */
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/use-format.ts'
import { useNow } from '../../state/use-now.ts'
import type { ConnectionRow } from './connection-rows.rules.ts'
import { adviceOf } from './failure-advice.rules.ts'
import { LineState } from './line-state.tsx'
import { useSourceName } from './use-source-name.ts'

interface ConnectionListProps {
  rows: readonly ConnectionRow[]
  chosen: string | null
  onChoose: (key: string) => void
}

export function ConnectionList({ rows, chosen, onChoose }: ConnectionListProps) {
  const { t } = useTranslation()
  return (
    <div className="connections">
      <div className="connection-row connection-row--head" aria-hidden="true">
        <span>{t('network.list.state')}</span>
        <span>{t('network.list.driver')}</span>
        <span>{t('network.list.name')}</span>
        <span>{t('network.list.address')}</span>
        <span>{t('network.list.peers')}</span>
        <span>{t('network.list.lastHeard')}</span>
      </div>
      <ul className="connections__scroll" aria-label={t('network.list.title')}>
        {rows.map((row) => (
          <li key={row.key}>
            <button type="button" className="connection-row" aria-current={row.key === chosen} onClick={() => onChoose(row.key)}>
              <ConnectionCells row={row} />
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}

function ConnectionCells({ row }: { row: ConnectionRow }) {
  const { t } = useTranslation()
  const format = useFormat()
  const now = useNow(1_000)
  const sourceName = useSourceName()
  const connected = row.peers.filter((peer) => peer.connected).length
  return (
    <>
      <LineState state={row.state} />
      <span>{sourceName(row.source)}</span>
      <b>{row.connection?.name ?? t('network.broker.name')}</b>
      <span className="connection-row__address">{row.address}</span>
      <span>{row.peers.length === 0 ? '' : t('network.list.connected', { connected, all: row.peers.length })}</span>
      <span>{row.lastHeardAt === null ? t('network.list.never') : format.age(now - Date.parse(row.lastHeardAt))}</span>
      <TroubleWords row={row} />
    </>
  )
}

/** What to do about it first, then the system's own words. */
export function TroubleWords({ row: { state, failure } }: { row: ConnectionRow }) {
  const { t } = useTranslation()
  if (state !== 'lost' && failure === null) return null
  return (
    <span className="connection-row__failure">
      <b>{t(`network.advice.${failure === null ? 'lost' : adviceOf(failure)}`)}</b>
      {failure === null ? null : <code>{failure}</code>}
    </span>
  )
}
