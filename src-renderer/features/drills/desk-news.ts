/** Between the windows of one machine: the real desk says every second that it is there, a drill listens. */
import { useEffect, useState } from 'react'
import type { Incident } from '../../../src-preload/contract/incidents.contract.ts'
import { useBoard } from '../../state/board.ts'
import { type DeskNews, deskChannel } from '../../state/drill.ts'

const SAY_MS = 1_000
const SILENT_MS = 3_500

const waitingOf = (incidents: Iterable<Incident>): DeskNews['waiting'] =>
  [...incidents]
    .filter(({ unacknowledged, state }) => unacknowledged && state !== 'archived')
    .sort((a, b) => a.priority - b.priority)
    .map(({ id, kind, place }) => ({ id, kind, place: place.text }))

/** At the real desk. */
export const useTellDrills = () => {
  useEffect(() => {
    const channel = deskChannel()
    const tell = () => {
      const { incidents, link } = useBoard.getState()
      if (link.state === 'live') channel.postMessage({ waiting: waitingOf(incidents.values()) } satisfies DeskNews)
    }
    channel.onmessage = ({ data }) => {
      if (data === 'front') window.focus()
    }
    const timer = setInterval(tell, SAY_MS)
    const unwatch = useBoard.subscribe((board, before) => {
      if (board.incidents !== before.incidents) tell()
    })
    return () => {
      clearInterval(timer)
      unwatch()
      channel.close()
    }
  }, [])
}

/** In a drill: what the real desk says; null while it says nothing. */
export const useDeskNews = (): DeskNews | null => {
  const [news, setNews] = useState<DeskNews | null>(null)
  useEffect(() => {
    const channel = deskChannel()
    let silent: ReturnType<typeof setTimeout>
    channel.onmessage = ({ data }) => {
      if (typeof data !== 'object' || data === null || !Array.isArray(data.waiting)) return
      clearTimeout(silent)
      silent = setTimeout(() => setNews(null), SILENT_MS)
      setNews(data as DeskNews)
    }
    return () => {
      clearTimeout(silent)
      channel.close()
    }
  }, [])
  return news
}

/** Brings the window of the real desk to the front. */
export const callDesk = () => {
  const opener = window.opener as Window | null
  opener?.focus()
  const channel = deskChannel()
  channel.postMessage('front')
  channel.close()
}
