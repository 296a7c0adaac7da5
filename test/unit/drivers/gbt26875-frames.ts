/** Frames of GB/T 26875.3 made by us to the documented format, and the published ones where they are at hand. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeClock } from '../../../src-main/drivers/gbt26875/clock.codec.ts'
import { COMMAND, encodePacket, type Packet } from '../../../src-main/drivers/gbt26875/gbt26875.codec.ts'
import { ROOT } from '../../../src-main/launch/prepare.mjs'

const ZONE = 'Asia/Shanghai'
/** The clocks of devices there. */
export const SHANGHAI = { zone: ZONE, timeOf: (utc: number): Buffer => writeClock(utc, ZONE) }
/** 15:50:00 in Suzhou. */
export const AFTERNOON = Date.parse('2026-11-21T07:50:00Z')
export const DEVICE = 889
export const CENTRE = 88_888

export const packet = (adu: Buffer, more: Partial<Packet> = {}): Packet => ({
  serial: 1,
  time: SHANGHAI.timeOf(AFTERNOON),
  source: DEVICE,
  destination: CENTRE,
  command: COMMAND.send,
  adu,
  ...more,
})
export const frame = (adu: Buffer, more: Partial<Packet> = {}): Buffer => encodePacket(packet(adu, more))

const u16 = (value: number): Buffer => Buffer.from([value & 0xff, (value >> 8) & 0xff])
const NEVER = Buffer.alloc(6)

export interface ComponentSample {
  state?: number
  type?: number
  zone?: number
  point?: number
  system?: number
  /** As bytes of GB 18030. */
  text?: Buffer
  time?: Buffer
}

const partOf = ({ type = 40, zone = 10, point = 2, system = 1 }: ComponentSample): Buffer =>
  Buffer.concat([Buffer.from([system, 1, type]), u16(zone), u16(point)])

export const componentState = (...parts: ComponentSample[]): Buffer =>
  Buffer.concat([
    Buffer.from([2, parts.length]),
    ...parts.map((part) =>
      Buffer.concat([
        partOf(part),
        u16(part.state ?? 2),
        Buffer.concat([part.text ?? Buffer.alloc(0), Buffer.alloc(31)]).subarray(0, 31),
        part.time ?? SHANGHAI.timeOf(AFTERNOON),
      ]),
    ),
  ])

export const componentValue = (quantity: number, value: number, part: ComponentSample = {}): Buffer =>
  Buffer.concat([Buffer.from([3, 1]), partOf(part), Buffer.from([quantity]), u16(value), SHANGHAI.timeOf(AFTERNOON)])

export const systemState = (state: number, system = 1, time = SHANGHAI.timeOf(AFTERNOON)): Buffer =>
  Buffer.concat([Buffer.from([1, 1, system, 1]), u16(state), time])

export const deviceState = (state: number): Buffer => Buffer.concat([Buffer.from([21, 1, state]), SHANGHAI.timeOf(AFTERNOON)])
export const deviceOperation = (operations: number): Buffer => Buffer.concat([Buffer.from([24, 1, operations, 7]), NEVER])

/** Recorded and published frames; they stay where they are. */
export const RECORDED = join(ROOT, '../shared/data/alarm-protocols/gbt26875_3_frames.json')
const PUBLISHED = join(ROOT, '../shared/reference/devices.md')

export interface RecordedFrame {
  name: string
  hex: string
  check: { sum_ok?: boolean; complete: boolean; head_ok?: boolean }
}
export const recordedFrames = (): RecordedFrame[] => (existsSync(RECORDED) ? JSON.parse(readFileSync(RECORDED, 'utf8')) : [])
export const recorded = (name: string): Buffer => Buffer.from(recordedFrames().find((one) => one.name === name)?.hex ?? '', 'hex')

/** All frames `40 40 … 23 23` of the reference. */
export const publishedFrames = (): Buffer[] =>
  existsSync(PUBLISHED)
    ? [...readFileSync(PUBLISHED, 'utf8').matchAll(/40 40( [0-9A-F]{2}){26,} 23 23/g)].map(([hex]) =>
        Buffer.from(hex.replaceAll(' ', ''), 'hex'),
      )
    : []
