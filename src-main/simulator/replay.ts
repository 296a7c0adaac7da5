/** Plays a recorded series through the broker, at any speed, as if its sensors hung in the site. */
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { converted, findColumn, numberIn, parseColumnMap, secondsIn } from './column-map.ts'
import { readTable } from './csv.ts'
import { openLink } from './link.ts'
import type { Values } from './signals.ts'
import type { Run } from './simulate.ts'

export interface ReplayOptions {
  mqttUrl: string
  site: string
  file: string
  map: string
  speed?: number
  onTrouble?: (error: Error) => void
}

export interface ReplayResult {
  messages: number
  /** The wall time (ms) at which the recording's clock showed zero. */
  zeroAt: number
}

interface Frame {
  s: number
  messages: { device: string; values: Values }[]
}

/** The whole recording in the order it is played; throws an error that names line and column. */
export function readRecording(file: string, map: string): Frame[] {
  const columns = parseColumnMap(map)
  const wanted = [columns.time, ...columns.points]
  const fail = (text: string): never => {
    throw new Error(`${basename(file)}: ${text}`)
  }
  const table = readTable(readFileSync(file, 'utf8'), (cells) => wanted.every(({ source }) => findColumn(source, cells)))
  if ('error' in table) return fail(`not all of ${wanted.map(({ source }) => source).join(', ')} are there; ${table.error}`)
  const reader = (source: string) => findColumn(source, table.header) ?? fail(`no column ${source}`)
  const time = reader(columns.time.source)
  const points = columns.points.map(({ target, source }) => ({ target, column: reader(source) }))

  const frames: Frame[] = []
  for (const { line, cells } of table.rows) {
    const s = secondsIn(cells[time.index])
    if (s === undefined) {
      // Rows of units stand between the header and the first time.
      if (frames.length === 0) continue
      fail(`line ${line}, column ${time.name}: “${cells[time.index] ?? ''}” is not a time`)
    } else {
      const before = frames.at(-1)
      const now = converted(s, time)
      if (before && now < before.s) fail(`line ${line}, column ${time.name}: the time goes back from ${before.s} to ${now}`)
      const byDevice = new Map<string, Values>()
      for (const { target, column } of points) {
        const value = numberIn(cells[column.index])
        if (value === undefined) fail(`line ${line}, column ${column.name}: “${cells[column.index] ?? ''}” is not a number`)
        if (typeof value === 'number')
          byDevice.set(target.device, { ...byDevice.get(target.device), [target.point]: converted(value, column) })
      }
      frames.push({ s: now, messages: [...byDevice].map(([device, values]) => ({ device, values })) })
    }
  }
  if (frames.length === 0) fail(`no row with a time in column ${time.name}`)
  return frames
}

export function startReplay({ mqttUrl, site, file, map, speed = 1, onTrouble }: ReplayOptions): Run<ReplayResult> {
  if (!(speed > 0)) throw new Error('the speed must be above 0')
  const frames = readRecording(file, map)
  const devices = new Set(frames.flatMap((frame) => frame.messages.map((message) => message.device)))
  const [onlyDevice] = devices.size === 1 ? devices : []
  const link = openLink({ mqttUrl, site, owner: onlyDevice, onTrouble })
  const stopped = new AbortController()
  let messages = 0

  const play = async (): Promise<ReplayResult> => {
    await new Promise<void>((resolve) => {
      stopped.signal.addEventListener('abort', () => resolve())
      link.whenConnected(resolve)
    })
    const zeroAt = Date.now() - ((frames[0]?.s ?? 0) * 1000) / speed
    for (const device of devices) if (device !== onlyDevice) await link.sendOnline(device)
    for (const frame of frames) {
      const at = Math.round(zeroAt + (frame.s * 1000) / speed)
      await sleep(Math.max(0, at - Date.now()), undefined, { signal: stopped.signal }).catch(() => {})
      if (stopped.signal.aborted) break
      const sent = await Promise.all(frame.messages.map(({ device, values }) => link.sendReadings(device, at, values)))
      messages += sent.filter(Boolean).length
    }
    await link.cut()
    return { messages, zeroAt }
  }
  const done = play()
  return {
    done,
    async stop() {
      stopped.abort()
      await link.cut()
      await done
    },
  }
}
