/** The keys of the editor: tools, undo, delete, and the arrows that nudge what is chosen. Writing in a field is never taken for one. */
import { useEffect } from 'react'
import type { EditorTool } from '../../map/editor/drawing-tools.ts'
import { moved } from '../../map/editor/shape.rules.ts'
import { useEscape } from '../../ui/use-escape.ts'
import { featureIn, withGeometry, withoutFeature } from './plan.rules.ts'
import { usePlanDesk } from './plan-desk.ts'

export const TOOL_KEYS: Record<EditorTool, string> = {
  select: 'V',
  point: 'P',
  line: 'L',
  polygon: 'G',
  rectangle: 'R',
  circle: 'C',
  measure: 'M',
}
const TOOLS = new Map(Object.entries(TOOL_KEYS).map(([tool, key]) => [key.toLowerCase(), tool as EditorTool]))
/** East and north of each arrow. */
const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
}
const NUDGE_M = 0.5
const NUDGE_FAR_M = 5

const isWriting = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.matches('input:not([type="checkbox"]), textarea, select')

export function removeChosen(): void {
  const { chosen, change, choose } = usePlanDesk.getState()
  if (chosen === null) return
  change(null, (plan) => withoutFeature(plan, chosen))
  choose(null)
}

/** True when it was a command and the browser must not use it. */
function press(event: KeyboardEvent, mayDraw: boolean): boolean {
  const desk = usePlanDesk.getState()
  const key = event.key.toLowerCase()
  if (event.ctrlKey || event.metaKey) {
    if (!mayDraw || (key !== 'z' && key !== 'y')) return false
    if (key === 'y' || event.shiftKey) desk.redo()
    else desk.undo()
    return true
  }
  if (event.altKey || isWriting(event.target)) return false
  const tool = TOOLS.get(key)
  if (tool && (mayDraw || tool === 'select' || tool === 'measure')) {
    desk.take(tool)
    return true
  }
  const { chosen } = desk
  if (!mayDraw || chosen === null) return false
  if (key === 'delete' || key === 'backspace') {
    removeChosen()
    return true
  }
  const arrow = ARROWS[event.key]
  if (!arrow) return false
  const metres = event.shiftKey ? NUDGE_FAR_M : NUDGE_M
  desk.change(`${chosen}/nudge`, (plan) => {
    const feature = featureIn(plan, chosen)
    return feature ? withGeometry(plan, chosen, moved(feature.geometry, arrow[0] * metres, arrow[1] * metres)) : plan
  })
  return true
}

export function usePlanKeys(mayDraw: boolean): void {
  useEscape(() => {
    const { tool, take, choose } = usePlanDesk.getState()
    if (tool === 'select') choose(null)
    else take('select')
  })
  useEffect(() => {
    const down = (event: KeyboardEvent) => {
      if (press(event, mayDraw)) event.preventDefault()
    }
    window.addEventListener('keydown', down)
    return () => window.removeEventListener('keydown', down)
  }, [mayDraw])
}
