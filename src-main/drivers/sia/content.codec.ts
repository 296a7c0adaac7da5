/** What stands between the brackets of a SIA DC-09 frame: account, data, extended data, time stamp; and its encryption. */
import { createCipheriv, createDecipheriv, randomInt } from 'node:crypto'
import { localOf } from '../common/time.codec.ts'

const BLOCK = 16
const ZERO_IV = Buffer.alloc(BLOCK)
/** `data][xdata]…_time`, the `]` of the data included. */
const CONTENT = /^([^\]]*)\]((?:\[[^\]]*\])*)(?:_(\d\d:\d\d:\d\d,\d\d-\d\d-\d{4}))?$/

export interface Content {
  account: string | null
  /** Event codes; empty in a link test. */
  data: string
  /** Extended data by its letter, e.g. `I` alarm text, `L` place; the first of each. */
  extended: ReadonlyMap<string, string>
  /** UTC ms. `none` when there is no stamp, `wrong` when it shows no time. */
  stamp: number | 'none' | 'wrong'
}

/** Null: it does not have the form. Never throws. */
export function parseContent(content: string, isEncrypted: boolean): Content | null {
  const [, all, extended = '', stamp] = CONTENT.exec(content) ?? []
  if (all === undefined) return null
  // Before encryption, random text and a bar go in front; when there is no data, the bar may be missing.
  const bar = all.indexOf('|')
  const data = isEncrypted && !all.startsWith('#') ? all.slice(bar < 0 ? all.length : bar + 1) : all
  const [, account, rest = ''] = /^(?:#([0-9A-F]{1,16}))?\|?(.*)$/is.exec(data) ?? []
  return {
    account: account?.toUpperCase() ?? null,
    data: rest,
    extended: extendedData(extended),
    stamp: stamp === undefined ? 'none' : (readStamp(stamp) ?? 'wrong'),
  }
}

function extendedData(text: string): ReadonlyMap<string, string> {
  const extended = new Map<string, string>()
  for (const [, letter = '', value = ''] of text.matchAll(/\[([A-Z])([^\]]*)\]/g)) if (!extended.has(letter)) extended.set(letter, value)
  return extended
}

/** UTC ms of `HH:MM:SS,MM-DD-YYYY`; null for what is no time. */
export function readStamp(stamp: string): number | null {
  const [, hour, minute, second, month, day, year] = /^(\d\d):(\d\d):(\d\d),(\d\d)-(\d\d)-(\d{4})$/.exec(stamp) ?? []
  return localOf([year, month, day, hour, minute, second].map(Number))
}

export function stampOf(utc: number): string {
  const iso = new Date(utc).toISOString()
  return `${iso.slice(11, 19)},${iso.slice(5, 10)}-${iso.slice(0, 4)}`
}

/** The text of hex digits; null when they cannot be decrypted. A wrong key gives text that does not have the form. */
export function decrypt(digits: string, key: Buffer): string | null {
  if (digits === '' || digits.length % (2 * BLOCK) !== 0 || !/^[0-9A-F]+$/i.test(digits)) return null
  const decipher = createDecipheriv(`aes-${key.length * 8}-cbc`, key, ZERO_IV).setAutoPadding(false)
  return Buffer.concat([decipher.update(Buffer.from(digits, 'hex')), decipher.final()]).toString('latin1')
}

const PADDING = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

/** Hex digits of `text` behind random text and a bar, filled up to whole blocks. */
export function encrypt(text: string, key: Buffer): string {
  const missing = BLOCK - ((text.length + 1) % BLOCK)
  const pad = Array.from({ length: missing }, () => PADDING[randomInt(PADDING.length)]).join('')
  const cipher = createCipheriv(`aes-${key.length * 8}-cbc`, key, ZERO_IV).setAutoPadding(false)
  return Buffer.concat([cipher.update(`${pad}|${text}`, 'latin1'), cipher.final()])
    .toString('hex')
    .toUpperCase()
}
