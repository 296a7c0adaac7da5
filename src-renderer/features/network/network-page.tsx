/** The device network: connections and who is on them, how much comes in, what was refused, and every message as it came. */
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RawMessage } from '../../../src-preload/contract/network.contract.ts'
import { ErrorBlock, LoadingBlock } from '../../ui/blocks.tsx'
import { Button } from '../../ui/button.tsx'
import { ConnectionDetail } from './connection-detail.tsx'
import { type Form, formOf, newForm } from './connection-form.rules.ts'
import { ConnectionForm } from './connection-form.tsx'
import { ConnectionList } from './connection-list.tsx'
import { DriverChoice } from './driver-choice.tsx'
import { MessageDetail } from './message-detail.tsx'
import { MessageTail } from './message-tail.tsx'
import { RejectedList } from './rejected-list.tsx'
import { TrafficList } from './traffic-list.tsx'
import { useNetwork } from './use-network.ts'

/** What stands at the right: the network at large, or what was chosen. */
type Beside =
  | { of: 'network' }
  | { of: 'connection'; key: string }
  | { of: 'driver' }
  | { of: 'form'; form: Form }
  | { of: 'message'; message: RawMessage }

export function NetworkPage() {
  const { t } = useTranslation()
  const { data, isPending, isError, refetch } = useNetwork()
  const [beside, setBeside] = useState<Beside>({ of: 'network' })
  const close = () => setBeside({ of: 'network' })
  return (
    <main className={`page network network--${beside.of}`} aria-label={t('network.page.title')}>
      <section className="network__main">
        <div className="page__head">
          <h2>{t('network.list.title')}</h2>
          <Button className="network__add" onClick={() => setBeside({ of: 'driver' })}>
            <IconPlus size={16} aria-hidden="true" /> {t('network.act.add')}…
          </Button>
        </div>
        {isPending ? <LoadingBlock text={t('common.block.loading')} /> : null}
        {isError && !data ? (
          <ErrorBlock title={t('common.block.failed')} retry={t('common.block.retry')} onRetry={() => void refetch()} />
        ) : null}
        {data ? (
          <ConnectionList
            rows={data.rows}
            chosen={beside.of === 'connection' ? beside.key : null}
            onChoose={(key) => setBeside({ of: 'connection', key })}
          />
        ) : null}
        <MessageTail
          chosen={beside.of === 'message' ? beside.message.seq : null}
          onChoose={(message) => setBeside({ of: 'message', message })}
        />
      </section>
      {data ? <Side network={data} beside={beside} onBeside={setBeside} onClose={close} /> : null}
    </main>
  )
}

interface SideProps {
  network: NonNullable<ReturnType<typeof useNetwork>['data']>
  beside: Beside
  onBeside: (beside: Beside) => void
  onClose: () => void
}

function Side({ network, beside, onBeside, onClose }: SideProps) {
  const { rows, connections, traffic } = network
  switch (beside.of) {
    case 'driver':
      return (
        <DriverChoice
          onChoose={(driver) => onBeside({ of: 'form', form: newForm(driver, new Set(connections.map(({ id }) => id))) })}
          onClose={onClose}
        />
      )
    case 'form':
      return (
        <ConnectionForm
          key={beside.form.id}
          start={beside.form}
          before={connections.find(({ id }) => id === beside.form.id) ?? null}
          onClose={onClose}
        />
      )
    case 'message':
      return <MessageDetail message={beside.message} onClose={onClose} />
    case 'connection': {
      const row = rows.find(({ key }) => key === beside.key)
      const change = () => row?.connection && onBeside({ of: 'form', form: formOf(row.connection) })
      return row ? <ConnectionDetail key={row.key} row={row} onChange={change} onClose={onClose} /> : <Load traffic={traffic} />
    }
    case 'network':
      return <Load traffic={traffic} />
  }
}

/** How much comes in, and what of it was refused. */
function Load({ traffic }: { traffic: SideProps['network']['traffic'] }) {
  return (
    <div className="network__side">
      <TrafficList traffic={traffic} />
      <RejectedList />
    </div>
  )
}
