/** How an action stands, as a shape: colour never says it alone. */
import { IconAlertTriangle, IconCircleCheck, IconCircleOff, IconProgress, IconUserQuestion } from '@tabler/icons-react'
import type { Look } from './action.rules.ts'

const MARKS = {
  waiting: { Icon: IconUserQuestion, colour: 'var(--action)' },
  trouble: { Icon: IconAlertTriangle, colour: 'var(--fault)' },
  running: { Icon: IconProgress, colour: 'var(--text)' },
  done: { Icon: IconCircleCheck, colour: 'var(--safe)' },
  over: { Icon: IconCircleOff, colour: 'var(--faint)' },
} as const

export function ActionMark({ look }: { look: Look }) {
  const { Icon, colour } = MARKS[look]
  return <Icon size={20} stroke={1.8} color={colour} aria-hidden="true" />
}
