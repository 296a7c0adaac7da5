/** The state of a connection as shape and word: grey while it is open. */
import { useTranslation } from 'react-i18next'
import { PrioritySymbol } from '../../ui/priority-symbol.tsx'
import type { LineState as State } from './connection-rows.rules.ts'

export function LineState({ state }: { state: State }) {
  const { t } = useTranslation()
  const bad = state === 'lost' || state === 'failed'
  return (
    <span className={`line-state ${bad ? 'line-state--bad' : ''}`}>
      {bad ? <PrioritySymbol rank="fault" size={14} /> : <i className="dot" />}
      {t(`network.state.${state}`)}
    </span>
  )
}
