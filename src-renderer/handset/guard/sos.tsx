/** The call for help: held for 1.2 s, sent before everything else, taken back by nobody but said to be over. */
import { useTranslation } from 'react-i18next'
import { HoldButton } from '../../ui/hold-button.tsx'
import { PrioritySymbol } from '../../ui/priority-symbol.tsx'
import { useHandsetDesk } from '../handset-context.tsx'
import { useHandset } from '../handset-state.ts'
import { isWaiting } from '../queue/queue.rules.ts'

interface SosProps {
  sos: string | null
  here: [number, number] | null
}

const FELT = [400, 120, 400]

export function Sos({ sos, here }: SosProps) {
  const { t } = useTranslation()
  const { press } = useHandsetDesk()
  const isOnItsWay = useHandset((state) => state.entries.some((entry) => isWaiting(entry) && entry.item.act.kind === 'sos'))
  const hold = { onContextMenu: (event: { preventDefault: () => void }) => event.preventDefault() }
  if (sos === null) {
    const call = () => {
      press({ kind: 'sos', lngLat: here })
      navigator.vibrate?.(FELT)
    }
    return (
      <HoldButton className="sos" title={t('handset.sos.how')} onHeld={call} {...hold}>
        {t('handset.sos.hold')}
      </HoldButton>
    )
  }
  return (
    <section className="sos-sent wash-1" role="alert">
      <PrioritySymbol rank={1} filled blink={isOnItsWay} size={30} />
      <span>
        <b>{t(isOnItsWay ? 'handset.sos.sending' : 'handset.sos.sent')}</b>
        <span>{t(isOnItsWay ? 'handset.sos.sendingHow' : 'handset.sos.sentHow')}</span>
      </span>
      <HoldButton className="sos-over" title={t('handset.sos.how')} onHeld={() => press({ kind: 'sosOver' })} {...hold}>
        {t('handset.sos.over')}
      </HoldButton>
    </section>
  )
}
