/** What a transmission device of a fire alarm system can be asked: whether somebody is at its post, its clock, its state (GB/T 26875.3). */
import { useTranslation } from 'react-i18next'
import { Refused } from '../../i18n/refused.tsx'
import { useSeat } from '../../state/seat-context.tsx'
import { Button } from '../../ui/button.tsx'
import { useNetworkAct } from './use-network-act.ts'

const COMMANDS = ['inspect', 'setClock', 'readState'] as const

export function StationActs({ connection, address }: { connection: string; address: string }) {
  const { t } = useTranslation()
  const { client } = useSeat()
  const { give, isBusy, isDone, failure } = useNetworkAct()
  return (
    <div className="station-acts">
      {COMMANDS.map((command) => (
        <Button key={command} disabled={isBusy} onClick={() => give(() => client.network.command({ id: connection, address, command }))}>
          {t(`network.station.${command}`)}
        </Button>
      ))}
      {isDone ? <span role="status">{t('network.station.done')}</span> : null}
      <Refused failure={failure} words="network.refusal" />
    </div>
  )
}
