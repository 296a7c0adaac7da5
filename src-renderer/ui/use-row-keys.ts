/** Rows that take the keyboard: one key goes to the rows, arrows walk them, other keys act on the row, Escape gives the keyboard back. */
import { type KeyboardEvent, useRef } from 'react'
import { useHotKey } from './use-hot-key.ts'

interface RowKeys {
  /** The key that goes to the rows, in lower case. */
  enter: string
  /** Id of the row that it goes to. */
  first: string | undefined
  /** What a key does with a row; false: it is none of the rows'. */
  act: (key: string, row: string) => boolean
}

/** Rows carry their id as `data-row` and can be focused. */
export const useRowKeys = <E extends HTMLElement>({ enter, first, act }: RowKeys) => {
  const list = useRef<E>(null)
  const rows = () => [...(list.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])]
  const go = (row: string | undefined) =>
    rows()
      .find(({ dataset }) => dataset.row === row)
      ?.focus()
  /** After an answer of the core: whoever has gone elsewhere meanwhile is not called back. */
  const goOn = (row: string | undefined) => {
    if (list.current?.contains(document.activeElement)) go(row)
  }
  useHotKey(enter, () => go(first))

  /** A key that was meant for a row is none of the panel's. */
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const { target } = event
    const row = target instanceof HTMLElement ? target.dataset.row : undefined
    if (row === undefined || event.ctrlKey || event.altKey || event.metaKey) return
    const key = event.key.toLowerCase()
    const step = key === 'arrowdown' ? 1 : key === 'arrowup' ? -1 : 0
    if (step !== 0) rows()[rows().findIndex(({ dataset }) => dataset.row === row) + step]?.focus()
    else if (event.repeat || (!act(key, row) && key !== 'escape')) return
    else if (key === 'escape' && target instanceof HTMLElement) target.blur()
    event.preventDefault()
    event.stopPropagation()
  }
  return { list, onKeyDown, go, goOn }
}
