/** Which folds of the queue are open: those a person opened, and the one with the selected incident in it. */
import { useEffect, useState } from 'react'

/** `current`: the fold of the selected incident. `held`: somebody points at the queue, so nothing closes by itself. */
export const useFolds = (selected: string | null, current: string | null, held: boolean) => {
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set())
  const [shut, setShut] = useState<string | null>(null)

  // biome-ignore lint/correctness/useExhaustiveDependencies: the next incident may be in a fold that was shut for the last one
  useEffect(() => setShut(null), [selected])
  useEffect(() => {
    if (held && current !== null && current !== shut) setOpened((open) => (open.has(current) ? open : new Set([...open, current])))
  }, [held, current, shut])

  const isOpen = (key: string) => opened.has(key) || (key === current && key !== shut)
  const toggle = (key: string) => {
    const next = new Set(opened)
    if (isOpen(key)) next.delete(key)
    else next.add(key)
    setShut(isOpen(key) ? key : null)
    setOpened(next)
  }
  return { isOpen, toggle }
}
