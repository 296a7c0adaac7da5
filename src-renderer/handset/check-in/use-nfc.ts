/** Reads text from an NFC tag, where the browser can. */
import { useEffect, useRef } from 'react'

interface TagReader extends EventTarget {
  scan: (options: { signal: AbortSignal }) => Promise<void>
}
interface TagRecord {
  recordType: string
  data?: BufferSource
}

const Reader = (globalThis as { NDEFReader?: new () => TagReader }).NDEFReader

export const hasNfc = Reader !== undefined

export const useNfc = (onText: (text: string) => void) => {
  const read = useRef(onText)
  read.current = onText
  useEffect(() => {
    if (!Reader) return
    const over = new AbortController()
    const reader = new Reader()
    reader.addEventListener('reading', (event) => {
      const { records } = (event as Event & { message: { records: TagRecord[] } }).message
      const said = records.find(({ recordType, data }) => data && (recordType === 'text' || recordType === 'url'))
      if (said?.data) read.current(new TextDecoder().decode(said.data))
    })
    void reader.scan({ signal: over.signal }).catch(() => undefined)
    return () => over.abort()
  }, [])
}
