/** The keys of the operator seat. Typing in a field is never taken for a command. */
import { useEffect } from 'react'
import { worstWaiting } from '../features/incidents/queue.rules.ts'
import { useBoard } from '../state/board.ts'
import { useSeatPage } from '../state/seat-page.ts'
import { useSelection } from '../state/selection.ts'
import { usePanel } from './panel-state.ts'
import type { Acts } from './use-acts.ts'

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName)) && !isTick(target)
const isTick = (target: HTMLElement) => target instanceof HTMLInputElement && target.type === 'checkbox'

const selected = () => useBoard.getState().incidents.get(useSelection.getState().incident ?? '')
const anyOpen = () => [...useBoard.getState().incidents.values()].some(({ state }) => state !== 'archived')

const stepBack = () => {
  const panel = usePanel.getState()
  if (panel.keysShown) panel.showKeys(false)
  else if (panel.form) panel.open(null)
  else if (useSelection.getState().call) useSelection.getState().endCall()
  else useSelection.getState().select(null)
}

/** What a key does, or nothing; true when it was a command and the browser must not use it. */
const press = (event: KeyboardEvent, acts: Acts): boolean => {
  const panel = usePanel.getState()
  const simple: Record<string, () => void> = {
    c: acts.call,
    t: acts.talk,
    d: acts.dispatch,
    f: acts.confirmFalse,
    n: acts.note,
    m: acts.silence,
    x: acts.clear,
    r: () => panel.hold('report'),
    e: () => panel.hold('evacuate'),
    arrowup: () => acts.choose(-1),
    arrowdown: () => acts.choose(1),
    enter: acts.next,
    escape: stepBack,
  }
  const key = event.key.toLowerCase()
  if (key === ' ') {
    if (worstWaiting(useBoard.getState().incidents.values()) === null) return false
    acts.accept()
    return true
  }
  if (key === 'tab') {
    if (!anyOpen()) return false
    acts.walk(event.shiftKey ? -1 : 1)
    return true
  }
  if (key === 'h') {
    useSeatPage.getState().openPage('shifts')
    return true
  }
  if (/^[1-5]$/.test(key)) {
    acts.answer(Number(key))
    return true
  }
  const act = simple[key]
  if (!act || (!selected() && act !== stepBack)) return false
  act()
  return true
}

export const useKeyboard = (acts: Acts, active: boolean) => {
  useEffect(() => {
    const down = (event: KeyboardEvent) => {
      if (event.key === 'F1') {
        event.preventDefault()
        usePanel.getState().showKeys(!usePanel.getState().keysShown)
        return
      }
      if (event.key === 'Escape' && isTyping(event.target)) return stepBack()
      if (!active || event.ctrlKey || event.altKey || event.metaKey || isTyping(event.target)) return
      if (event.repeat) {
        // A key held too long must not do the next step too.
        if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') event.preventDefault()
        return
      }
      if (press(event, acts)) event.preventDefault()
    }
    const up = () => usePanel.getState().hold(null)
    /** A pressed button must not keep the keyboard: Space and Enter belong to the next step. */
    const dropFocus = () => {
      if (document.activeElement instanceof HTMLButtonElement && active) document.activeElement.blur()
    }
    window.addEventListener('keydown', down)
    window.addEventListener('keyup', up)
    window.addEventListener('blur', up)
    window.addEventListener('click', dropFocus)
    return () => {
      window.removeEventListener('keydown', down)
      window.removeEventListener('keyup', up)
      window.removeEventListener('blur', up)
      window.removeEventListener('click', dropFocus)
    }
  }, [acts, active])
}
