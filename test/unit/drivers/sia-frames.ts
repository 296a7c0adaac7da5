/** Frames of SIA DC-09 made by us to the documented format, and the published ones where they are at hand. */
import { createCipheriv } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { stampOf } from '../../../src-main/drivers/sia/content.codec.ts'
import { encodeFrame, type Found, FrameSplitter } from '../../../src-main/drivers/sia/sia.codec.ts'
import { ROOT } from '../../../src-main/launch/prepare.mjs'

export const MORNING = Date.parse('2026-11-21T07:50:00Z')
export const KEY_HEX = '00112233445566778899AABBCCDDEEFF'

export interface Sample {
  id?: string
  sequence?: string
  account?: string
  data?: string
  at?: number | null
  more?: string
}

const stamp = (at: number | null) => (at === null ? '' : `_${stampOf(at)}`)

export const siaFrame = ({
  id = 'SIA-DCS',
  sequence = '0001',
  account = '1234',
  data = 'Nri1/FA001',
  at = MORNING,
  more = '',
}: Sample): Buffer => encodeFrame(`"${id}"${sequence}R1L1#${account}[${data ? `#${account}|${data}` : ''}]${more}${stamp(at)}`)

/** Encrypted the way a panel does it, by Node alone. */
export function secretFrame(
  { sequence = '0001', account = '1234', data = 'Nri1/FA001', at = MORNING }: Sample,
  key = Buffer.from(KEY_HEX, 'hex'),
): Buffer {
  const text = `|#${account}|${data}]${stamp(at)}`
  const padded = text.padStart(Math.ceil(text.length / 16) * 16, 'X')
  const cipher = createCipheriv(`aes-${key.length * 8}-cbc`, key, Buffer.alloc(16)).setAutoPadding(false)
  const digits = Buffer.concat([cipher.update(padded), cipher.final()])
    .toString('hex')
    .toUpperCase()
  return encodeFrame(`"*SIA-DCS"${sequence}R1L1#${account}[${digits}`)
}

/** A published line as it goes over the network. */
export const wired = (line: string): Buffer => Buffer.from(`\n${line}\r`, 'latin1')
export const split = (...pieces: Buffer[]): Found[] => {
  const splitter = new FrameSplitter()
  return pieces.flatMap((piece) => splitter.push(piece))
}

/** Recorded and published frames; they stay where they are. */
export const RECORDED = join(ROOT, '../shared/data/alarm-protocols/sia_dc09_frames.json')
const PUBLISHED = join(ROOT, '../shared/reference/devices.md')

export interface Vector {
  frame: string
  crc_ok?: boolean
  length_ok?: boolean
  frame_recomputed?: string
  expect: {
    account?: string
    code?: string
    event?: string
    zone?: string
    text?: string
    timestamp?: string
    reply?: string
    error?: string
    kind?: string
    encrypted?: boolean
  }
}
export const vectors = (): Vector[] => (existsSync(RECORDED) ? JSON.parse(readFileSync(RECORDED, 'utf8')).vectors : [])

/** Every message of the reference whose CRC is right or was made by us. */
export const published = (): string[] =>
  existsSync(PUBLISHED)
    ? [...readFileSync(PUBLISHED, 'utf8').matchAll(/(?<!`)[0-9A-F]{8}"\*?(SIA-DCS|ADM-CID|NULL|ACK|DUH|NAK)"[^\n✔`]*?(?=\s{2,}|\n)/g)].map(
        ([line]) => line,
      )
    : []
