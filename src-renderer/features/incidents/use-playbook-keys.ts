/** The checklist by keyboard: K goes to the next step, Enter ticks it, figures answer a question, Delete leaves it out with a reason. */
import { type KeyboardEvent, type RefObject, useEffect } from 'react'
import { maySkip, nextStepOf, type Route } from '../../../src-preload/contract/playbook-route.ts'
import type { PlaybookActs } from './use-playbook-acts.ts'

interface PlaybookKeys {
  list: RefObject<HTMLOListElement | null>
  route: Route
  acts: PlaybookActs
  /** The steps may be changed. */
  isOpen: boolean
  onSkip: (step: string) => void
}

const rowsOf = (list: HTMLElement | null) => [...(list?.querySelectorAll<HTMLElement>('[data-step]') ?? [])]
const isField = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    ['TEXTAREA', 'SELECT'].includes(target.tagName) ||
    (target instanceof HTMLInputElement && target.type !== 'checkbox'))

export const usePlaybookKeys = ({ list, route, acts, isOpen, onSkip }: PlaybookKeys) => {
  const next = nextStepOf(route)?.id
  useEffect(() => {
    const press = (event: globalThis.KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || event.ctrlKey || event.altKey || event.metaKey || isField(event.target)) return
      rowsOf(list.current)
        .find((row) => row.dataset.step === next)
        ?.focus()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [list, next])

  /** After a step is done the next one is under the fingers. */
  useEffect(() => {
    if (list.current?.contains(document.activeElement))
      rowsOf(list.current)
        .find((row) => row.dataset.step === next)
        ?.focus()
  }, [list, next])

  const act = (key: string, row: HTMLElement): boolean => {
    const entry = route.steps.find(({ step }) => step.id === row.dataset.step)
    if (key === 'escape') {
      row.blur()
      return true
    }
    if (key === 'arrowup' || key === 'arrowdown') {
      const rows = rowsOf(list.current)
      rows[rows.indexOf(row) + (key === 'arrowup' ? -1 : 1)]?.focus()
      return true
    }
    if (!entry || !isOpen || entry.barredBy !== null) return key === 'enter'
    const { step, record } = entry
    const answer = /^[1-6]$/.test(key) ? step.answers[Number(key) - 1] : undefined
    if (answer) void acts.decide(step.id, answer.id)
    else if (key === 'enter' && step.answers.length === 0) void acts.tick(step.id, !record)
    else if (key === 'delete' && !record && maySkip(step)) onSkip(step.id)
    else return key === 'enter'
    return true
  }

  /** A key that was meant for the checklist is none of the panel's. */
  return (event: KeyboardEvent<HTMLElement>) => {
    const row = event.target instanceof HTMLElement && event.target.dataset.step !== undefined ? event.target : null
    if (!row || event.ctrlKey || event.altKey || event.metaKey || event.repeat) return
    if (!act(event.key.toLowerCase(), row)) return
    event.preventDefault()
    event.stopPropagation()
  }
}
