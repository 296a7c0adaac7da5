/** Under the thumb: the next step of the order, what else can be said of it, and the call for help. */
import { useTranslation } from 'react-i18next'
import type { HandsetOrder } from '../../../src-preload/contract/handset.contract.ts'
import type { HazardKind } from '../../../src-preload/contract/wire/words.ts'
import { Button } from '../../ui/button.tsx'
import { useHandsetDesk } from '../handset-context.tsx'
import { nextStepOf } from '../order.rules.ts'
import { Sos } from './sos.tsx'
import { Tools } from './tools.tsx'
import { useSettled } from './use-settled.ts'

interface DockProps {
  order: HandsetOrder | null
  /** The person's own open call for help. */
  sos: string | null
  here: [number, number] | null
}

export function Dock({ order, sos, here }: DockProps) {
  return (
    <footer className="dock">
      {order ? (
        <>
          <NextKeys order={order} />
          <Tools order={order} />
        </>
      ) : null}
      <Sos sos={sos} here={here} />
    </footer>
  )
}

const FIRES: readonly HazardKind[] = ['smoke', 'heat', 'flame', 'fire']
const HELP: readonly HazardKind[] = ['panic', 'medical']

/** What is looked for on the spot. */
const lookedFor = (kind: HazardKind) => (FIRES.includes(kind) ? 'fire' : kind === 'gas' ? 'gas' : HELP.includes(kind) ? 'help' : 'other')

function NextKeys({ order: shown }: { order: HandsetOrder }) {
  const { t } = useTranslation()
  const { press } = useHandsetDesk()
  const step = nextStepOf(shown)
  const isSettled = useSettled(`${shown.order.id} ${step}`)
  const of = { incident: shown.incident, order: shown.order.id }
  if (step === 'wait') {
    return (
      <p className="dock__wait" role="status">
        <b>{t('handset.next.wait')}</b>
        {t('handset.next.waitHow')}
      </p>
    )
  }
  if (step === 'judge') {
    const what = lookedFor(shown.kind)
    return (
      <fieldset className="dock__judge">
        <legend>{t('handset.judge.ask')}</legend>
        {(['real', 'false'] as const).map((verdict) => (
          <Button key={verdict} look="judge" disabled={!isSettled} onClick={() => press({ kind: 'confirm', ...of, verdict })}>
            {t(`handset.judge.${verdict}.${what}`)}
          </Button>
        ))}
      </fieldset>
    )
  }
  return (
    <Button look="next" className="dock__next" disabled={!isSettled} onClick={() => press({ kind: step, ...of })}>
      {t(`handset.next.${step}`)}
    </Button>
  )
}
