/** One connection: who is connected, how it is changed, and how it is ended for good. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Refused } from '../../i18n/refused.tsx'
import { useSeat } from '../../state/seat-context.tsx'
import { Button } from '../../ui/button.tsx'
import { TroubleWords } from './connection-list.tsx'
import type { ConnectionRow } from './connection-rows.rules.ts'
import { LineState } from './line-state.tsx'
import { PeerList } from './peer-list.tsx'
import { SideHead } from './side-head.tsx'
import { useNetworkAct } from './use-network-act.ts'
import { useSourceName } from './use-source-name.ts'

interface ConnectionDetailProps {
  row: ConnectionRow
  onChange: () => void
  onClose: () => void
}

export function ConnectionDetail({ row, onChange, onClose }: ConnectionDetailProps) {
  const { t } = useTranslation()
  const sourceName = useSourceName()
  const { connection } = row
  const name = connection?.name ?? t('network.broker.name')
  return (
    <section className="network__side" aria-label={name}>
      <SideHead title={name} onClose={onClose} />
      <p className="network__line">
        <LineState state={row.state} />　{sourceName(row.source)}　<span className="connection-row__address">{row.address}</span>
      </p>
      <TroubleWords row={row} />
      {connection ? (
        <ConnectionActs id={connection.id} name={name} onChange={onChange} onEnded={onClose} />
      ) : (
        <p className="quiet">{t('network.broker.note')}</p>
      )}
      <PeerList peers={row.peers} connection={connection} />
    </section>
  )
}

interface ConnectionActsProps {
  id: string
  name: string
  onChange: () => void
  onEnded: () => void
}

/** Ending one makes its devices unheard, so it is asked for twice. */
function ConnectionActs({ id, name, onChange, onEnded }: ConnectionActsProps) {
  const { t } = useTranslation()
  const { client } = useSeat()
  const { give, isBusy, failure } = useNetworkAct()
  const [asking, setAsking] = useState(false)
  return (
    <>
      {asking ? (
        <div className="form" role="alertdialog" aria-label={t('network.end.title', { name })}>
          <p>
            <b>{t('network.end.title', { name })}</b>
          </p>
          <p className="quiet">{t('network.end.note')}</p>
          <div className="form__acts">
            <Button look="judge" disabled={isBusy} onClick={() => give(() => client.network.disconnect({ id }), onEnded)}>
              {t('network.end.confirm')}
            </Button>
            <Button look="judge" autoFocus onClick={() => setAsking(false)}>
              {t('network.end.keep')}
            </Button>
          </div>
        </div>
      ) : (
        <div className="form__acts">
          <Button onClick={onChange}>{t('network.act.change')}…</Button>
          <Button onClick={() => setAsking(true)}>{t('network.act.end')}…</Button>
        </div>
      )}
      <Refused failure={failure} words="network.refusal" />
    </>
  )
}
