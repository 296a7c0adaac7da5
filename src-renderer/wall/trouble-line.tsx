/** What the console itself cannot do now, across every scene: alarms may not arrive. */
import { PrioritySymbol } from '../ui/priority-symbol.tsx'
import { useTroubles } from './use-blind-spots.ts'

export function TroubleLine() {
  const [first] = useTroubles()
  if (!first) return null
  return (
    <div className="wall-trouble" role="alert">
      <PrioritySymbol rank="fault" />
      <b>{first}</b>
    </div>
  )
}
