/** The telephone lines of the console, one baresip for each. */
import { existsSync, mkdirSync, readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import type { LineSettings } from '../../../src-preload/contract/calls.contract.ts'
import type { Handset, LineEvent, Telephone } from '../../domains/calls/calls.ports.ts'
import type { Logger } from '../../kernel/logger.ts'
import { endLeftover } from './agent.ts'
import { Line } from './line.ts'

interface TelephoneOptions {
  /** The folder of the lines. */
  folder: string
  recordings: string
  log: Logger
  tell: (event: LineEvent) => void
}

/** Errors: none; what goes wrong is told of the line or the call. */
export function openTelephone({ recordings, log, tell, ...options }: TelephoneOptions): Telephone & { stop(): Promise<void> } {
  const folder = resolve(options.folder)
  const lines = new Map<string, { settings: LineSettings; handset: Handset; line: Line }>()
  let changing: Promise<void> = Promise.resolve()
  mkdirSync(recordings, { recursive: true, mode: 0o700 })
  if (existsSync(folder)) for (const name of readdirSync(folder)) endLeftover(join(folder, name))

  async function follow(wanted: readonly LineSettings[], handset: Handset): Promise<void> {
    for (const [id, { settings, handset: before, line }] of lines) {
      const next = wanted.find((other) => other.id === id)
      if (next?.enabled && isDeepStrictEqual(next, settings) && isDeepStrictEqual(before, handset)) continue
      lines.delete(id)
      await line.stop()
    }
    for (const settings of wanted) {
      if (!settings.enabled || lines.has(settings.id)) continue
      const line = new Line({ settings, handset, folder: join(folder, settings.id), recordings, log, tell })
      lines.set(settings.id, { settings, handset, line })
      line.start()
    }
  }

  const on = (id: string): Line | undefined => lines.get(id)?.line
  return {
    setUp(wanted, { microphone, loudspeaker }) {
      changing = changing.then(() => follow(wanted, { microphone, loudspeaker }))
    },
    dial(id, call, number) {
      const line = on(id)
      if (line) line.dial(call, number)
      else tell({ type: 'over', line: id, call, outcome: 'failed', failure: 'noTelephone' })
    },
    answer: (id, call) => on(id)?.answer(call),
    play: (id, call, sounds) => on(id)?.play(call, sounds),
    talk: (id, call) => on(id)?.talk(call),
    hangUp: (id, call) => on(id)?.hangUp(call),
    async recording(call) {
      if (!/^[\w-]+$/.test(call)) return null
      return readFile(join(recordings, `${call}.wav`)).then(
        (file) => new Uint8Array(file),
        () => null,
      )
    },
    async stop() {
      await changing
      await Promise.all([...lines.values()].map(({ line }) => line.stop()))
    },
  }
}
