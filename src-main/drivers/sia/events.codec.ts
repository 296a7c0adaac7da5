/** The events inside the data of a frame: SIA codes (`Nri1/FA001^kitchen^`) and Contact ID (`1110 01 001`). Pure. */

export interface SiaEvent {
  type: 'sia'
  code: string
  /** Zone, user, area or door, by the code; digits as sent, may be empty. */
  number: string
  text: string
}
export interface ContactIdEvent {
  type: 'contactId'
  /** 1 new, 3 restored, 6 still present. */
  qualifier: number
  event: number
  number: string
}

const EVENTS_MAX = 64
const CONTACT_ID = /^([136])(\d{3})\s*([0-9A-F]{2})\s*([0-9A-F]{3,4})$/i
/** One step of a SIA block: a modifier such as `ri1` or `ti10:23`, or a code with its number and text. */
const STEP = /\/|([a-z]{2})([\d:.-]*)|([A-Z]{2})(\d{0,6})((?:\^[^^]*\^?|\*"[^"]*"?)?)/y

/** Empty when nothing can be made out. */
export function parseSia(data: string): SiaEvent[] {
  const [block = '', ...texts] = data.split('|')
  const events: SiaEvent[] = []
  // N is a new event, O an old one that was stored.
  STEP.lastIndex = /^[NO](?=[a-z/]|[A-Z]{2})/.test(block) ? 1 : 0
  while (STEP.lastIndex < block.length && events.length < EVENTS_MAX) {
    const step = STEP.exec(block)
    if (!step) break
    const [, , , code, number = '', text = ''] = step
    if (code) events.push({ type: 'sia', code, number, text: plain(text) })
  }
  const last = events.at(-1)
  const extra = texts.find((text) => text.startsWith('A'))
  if (last && extra && last.text === '') last.text = plain(extra.slice(1))
  return events
}

export function parseContactId(data: string): ContactIdEvent[] {
  const [, qualifier, event, , number] = CONTACT_ID.exec(data.trim()) ?? []
  return qualifier && event && number ? [{ type: 'contactId', qualifier: Number(qualifier), event: Number(event), number }] : []
}

const WINDOWS_1252 = new TextDecoder('windows-1252')

/** Text of a panel: Latin-1 bytes that mean Windows-1252. */
export const plain = (text: string): string =>
  WINDOWS_1252.decode(Buffer.from(text, 'latin1'))
    .replace(/[\p{Cc}^"*]/gu, ' ')
    .trim()
    .slice(0, 120)
