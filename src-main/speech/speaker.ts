/** Makes sentences audible: recorded pieces where there are some, a voice of the machine for the rest; kept, so that they start at once. */
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { SpeechCondition } from '../../src-preload/contract/speech.contract.ts'
import { sha256 } from '../kernel/digest.ts'
import type { Logger } from '../kernel/logger.ts'
import { spokenText } from './digits.rules.ts'
import { Recorded } from './recorded.ts'
import { type Language, type Voice, voicesHere } from './voices.ts'
import { joined, LINE_HZ, lengthMs, resampled } from './wav.ts'

/** Of a loudspeaker in the room, in Hz. */
const ROOM_HZ = 22_050
/** At most so many voices speak at once; an alarm needs the processor too. */
const AT_ONCE = 2
const KEPT_BYTES = 200_000_000
/** Of `say`: somebody is waiting for it. What is only made ready has the priority of its incident, from 1. */
const NOW = 0

export interface Said {
  /** 8000 Hz, mono, 16 bit. */
  path: string
  /** 22 050 Hz, mono, 16 bit. */
  roomPath: string
  ms: number
}

export interface SpeakerOptions {
  /** Where spoken sentences are kept. */
  folder: string
  /** Folders with recorded sentences, the site's own first. */
  recordings: readonly string[]
  log: Logger
  voices?: readonly Voice[]
  keptBytes?: number
}

interface Turn {
  key: string
  rank: number
  take: () => void
}

export class Speaker {
  readonly #options: SpeakerOptions
  readonly #voices: readonly Voice[]
  readonly #recorded = new Recorded()
  readonly #ready: Promise<void>
  readonly #running = new Map<string, Promise<Said | null>>()
  #waiting: Turn[] = []
  /** Bytes of the sentences that are kept. */
  #kept = 0
  #speaking = 0
  #failure: string | null = null

  constructor(options: SpeakerOptions) {
    this.#options = options
    this.#voices = options.voices ?? voicesHere()
    this.#ready = this.#prepare()
  }

  /** Which voice speaks, how many sentences are recorded, and why nothing can be said; `null` while all is well. */
  get condition(): SpeechCondition {
    return { voice: this.#voices[0]?.id ?? null, recorded: this.#recorded.count, failure: this.#failure }
  }

  /** Null when nothing here can speak. The lower `rank` goes first. */
  async say(text: string, language: Language, rank = NOW): Promise<Said | null> {
    await this.#ready
    // What was recorded since is another sentence.
    const key = sha256(JSON.stringify([language, text, this.#recorded.edition]))
    for (const turn of this.#waiting) if (turn.key === key) turn.rank = Math.min(turn.rank, rank)
    const running = this.#running.get(key) ?? this.#said(key, text, language, rank).finally(() => this.#running.delete(key))
    this.#running.set(key, running)
    return running
  }

  async #said(key: string, text: string, language: Language, rank: number): Promise<Said | null> {
    const path = join(this.#options.folder, `${key}.line.wav`)
    const roomPath = join(this.#options.folder, `${key}.room.wav`)
    const known = await readFile(path).catch(() => null)
    if (known && (await this.#isFresh([path, roomPath]))) return { path, roomPath, ms: lengthMs(known) }
    const release = await this.#turn(key, rank)
    try {
      const spoken = await this.#spoken(text, language)
      const line = resampled(spoken, LINE_HZ)
      // A reader never finds half a file.
      for (const [file, bytes] of [
        [roomPath, resampled(spoken, ROOM_HZ)],
        [path, line],
      ] as const) {
        await writeFile(`${file}.part`, bytes)
        await rename(`${file}.part`, file)
        this.#kept += bytes.length
      }
      this.#failure = null
      if (this.#kept > (this.#options.keptBytes ?? KEPT_BYTES)) await this.#makeRoom()
      return { path, roomPath, ms: lengthMs(line) }
    } catch (error) {
      this.#failure = error instanceof Error ? error.message : String(error)
      this.#options.log.warn({ failure: this.#failure }, 'a sentence could not be spoken')
      return null
    } finally {
      release()
    }
  }

  /** The whole sentence as recorded; else its parts, each recorded or spoken by a voice. */
  async #spoken(text: string, language: Language): Promise<Uint8Array> {
    const whole = await this.#recorded.find(text, language)
    if (whole) return whole
    const parts = text.match(/[^，。！？；,.!?;]+[，。！？；,.!?;]*/g) ?? [text]
    const found = await Promise.all(parts.map((part) => this.#recorded.find(part, language)))
    if (!found.some((piece) => piece !== null)) return this.#voiced(text, language)
    const pieces = await Promise.all(
      found.map(async (piece, index) => resampled(piece ?? (await this.#voiced(parts[index] ?? '', language)), ROOM_HZ)),
    )
    return joined(pieces, ROOM_HZ)
  }

  async #voiced(text: string, language: Language): Promise<Uint8Array> {
    let failure: unknown = new Error('No voice is installed')
    for (const voice of this.#voices) {
      try {
        return await voice.speak(spokenText(text, language), language)
      } catch (error) {
        failure = error
      }
    }
    throw failure
  }

  #turn(key: string, rank: number): Promise<() => void> {
    const release = () => {
      this.#speaking--
      const next = this.#waiting.reduce<Turn | null>((first, turn) => (first && first.rank <= turn.rank ? first : turn), null)
      this.#waiting = this.#waiting.filter((turn) => turn !== next)
      next?.take()
    }
    return new Promise((resolve) => {
      const take = () => {
        this.#speaking++
        resolve(release)
      }
      if (this.#speaking < AT_ONCE) take()
      else this.#waiting.push({ key, rank, take })
    })
  }

  /** What is used again is not the oldest any more; false when one of the files is gone. */
  async #isFresh(paths: readonly string[]): Promise<boolean> {
    const now = new Date()
    return Promise.all(paths.map((path) => utimes(path, now, now))).then(
      () => true,
      () => false,
    )
  }

  async #prepare(): Promise<void> {
    const { folder, recordings } = this.#options
    await mkdir(folder, { recursive: true })
    await this.#recorded.read(recordings)
    for (const name of await readdir(folder)) if (name.endsWith('.part')) await rm(join(folder, name), { force: true })
    await this.#makeRoom()
  }

  /** The oldest sentences make room, until half of it is free: not every new one has to look. */
  async #makeRoom(): Promise<void> {
    const { folder, keptBytes = KEPT_BYTES } = this.#options
    const names = await readdir(folder)
    const found = await Promise.all(names.map((name) => stat(join(folder, name)).catch(() => null)))
    const files = names
      .flatMap((name, index) => {
        const file = found[index]
        return file ? [{ name, size: file.size, usedAt: file.mtimeMs }] : []
      })
      .sort((a, b) => a.usedAt - b.usedAt)
    this.#kept = files.reduce((sum, { size }) => sum + size, 0)
    if (this.#kept <= keptBytes) return
    for (const { name, size } of files) {
      if (this.#kept <= keptBytes / 2) break
      await rm(join(folder, name), { force: true })
      this.#kept -= size
    }
  }
}
