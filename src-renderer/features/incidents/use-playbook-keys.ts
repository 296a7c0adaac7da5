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

/** What is pressed on a step is never taken for an answer of the party or for the next step of the incident. */
const OWN_KEYS = /^(enter|escape|delete|arrowup|arrowdown|[1-6])$/

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

  const act = (key: string, row: HTMLElement): void => {
    const rows = rowsOf(list.current)
    if (key === 'escape') row.blur()
    if (key === 'arrowup') rows[rows.indexOf(row) - 1]?.focus()
    if (key === 'arrowdown') rows[rows.indexOf(row) + 1]?.focus()
    const entry = route.steps.find(({ step }) => step.id === row.dataset.step)
    if (!entry || !isOpen || entry.barredBy !== null) return
    const { step, record } = entry
    const answer = step.answers[Number(key) - 1]
    if (answer) void acts.decide(step.id, answer.id)
    if (key === 'enter' && step.answers.length === 0) void acts.tick(step.id, !record)
    if (key === 'delete' && !record && maySkip(step)) onSkip(step.id)
  }

  return (event: KeyboardEvent<HTMLElement>) => {
    const row = event.target instanceof HTMLElement && event.target.dataset.step !== undefined ? event.target : null
    const key = event.key.toLowerCase()
    if (!row || !OWN_KEYS.test(key) || event.ctrlKey || event.altKey || event.metaKey) return
    event.preventDefault()
    event.stopPropagation()
    if (!event.repeat) act(key, row)
  }
}
