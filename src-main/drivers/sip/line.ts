/** One telephone line: the call on it, what its agent is asked for, and what the agent tells of it. */
import { readdirSync, readFileSync } from 'node:fs'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { LineSettings } from '../../../src-preload/contract/calls.contract.ts'
import type { Handset, LineEvent, Sound } from '../../domains/calls/calls.ports.ts'
import type { Logger } from '../../kernel/logger.ts'
import { type AgentEvent, addressOf, NOBODY, numberOf, SILENCE } from './agent.codec.ts'
import { Agent } from './agent.ts'
import { closeReason } from './close-reason.ts'
import { bothSides, joined } from './wav.ts'

/** The agent closes its files a moment after the call. */
const FILES_CLOSED_MS = 150

interface LineNeeds {
  /** Of this line alone. */
  folder: string
  recordings: string
  settings: LineSettings
  handset: Handset
  log: Logger
  tell: (event: LineEvent) => void
}

/** The call on the line; `id` is null while an incoming one rings that nobody has taken. */
interface Current {
  id: string | null
  isAnswered: boolean
}

export class Line {
  readonly #needs: LineNeeds
  readonly #agent: Agent
  #current: Current | null = null
  #played = 0
  /** One after the other: what the agent says between two answers belongs to the first. */
  #doing: Promise<void> = Promise.resolve()

  constructor(needs: LineNeeds) {
    this.#needs = needs
    const { settings, handset, folder, log } = needs
    this.#agent = new Agent({
      settings,
      handset,
      folder,
      log,
      heard: (event) => this.#heard(event),
      running: () => {
        this.#do(() => this.#quiet())
        this.#tellState(settings.register ? 'registering' : 'ready', null)
      },
      failed: (why) => {
        // The line first: else the call would be placed on it again.
        this.#tellState('failed', why)
        this.#over('failed', why)
      },
    })
  }

  start(): void {
    this.#tellState('registering', null)
    this.#agent.start()
  }

  async stop(): Promise<void> {
    this.#over('failed', 'agentEnded')
    await this.#agent.stop()
  }

  dial(call: string, number: string): void {
    this.#do(async () => {
      if (this.#current) await this.#end()
      this.#current = { id: call, isAnswered: false }
      try {
        await this.#agent.command('dial', addressOf(this.#needs.settings, number))
      } catch (error) {
        this.#over('failed', error instanceof Error ? error.message : String(error))
      }
    })
  }

  answer(call: string): void {
    this.#do(async () => {
      if (!this.#current || this.#current.isAnswered) return
      this.#current = { id: call, isAnswered: false }
      await this.#agent.command('accept')
    })
  }

  play(call: string, sounds: readonly Sound[]): void {
    this.#do(async () => {
      if (!this.#isOn(call)) return
      try {
        const parts = await Promise.all(sounds.map((sound) => ('path' in sound ? readFile(sound.path) : sound.silenceMs)))
        // The agent may still read the one before.
        const name = `say-${++this.#played % 2}.wav`
        await writeFile(join(this.#needs.folder, name), joined(parts))
        if (this.#isOn(call)) await this.#speak(`aufile,${name}`, NOBODY)
      } catch (error) {
        this.#needs.log.warn({ err: error, call }, 'the script could not be played')
        if (!this.#isOn(call)) return
        await this.#end()
        this.#needs.tell({ type: 'over', line: this.#needs.settings.id, call, outcome: 'failed', failure: 'noSpeech' })
      }
    })
  }

  talk(call: string): void {
    const { microphone, loudspeaker } = this.#needs.handset
    this.#do(async () => {
      if (!this.#isOn(call)) return
      try {
        await this.#speak(microphone, loudspeaker)
      } catch {
        this.#needs.tell({ type: 'mute', call })
        await this.#quiet()
      }
    })
  }

  hangUp(call: string): void {
    this.#do(async () => {
      if (this.#current && (this.#current.id === call || this.#current.id === null)) await this.#end()
    })
  }

  #isOn(call: string): boolean {
    return this.#current?.id === call
  }

  /** How every call begins. A call that only rings cannot be switched. */
  #quiet(): Promise<void> {
    return this.#speak(`aufile,${SILENCE}`, NOBODY)
  }

  async #speak(source: string, player: string): Promise<void> {
    await this.#agent.command('auplay', player)
    await this.#agent.command('ausrc', source)
  }

  /** What the agent says of the call from here on is of no interest. */
  async #end(): Promise<void> {
    const ended = this.#current
    this.#current = null
    try {
      await this.#agent.command('hangup')
    } finally {
      await this.#settle(ended)
    }
  }

  #do(act: () => Promise<void>): void {
    this.#doing = this.#doing.then(act).catch((error) => {
      this.#needs.log.warn({ err: error, line: this.#needs.settings.id }, 'the telephone agent did not do what it was asked for')
    })
  }

  #heard({ type, direction, peeruri, param }: AgentEvent): void {
    const { tell } = this.#needs
    const line = this.#needs.settings.id
    const call = this.#current?.id ?? null
    if (type === 'REGISTER_OK') this.#tellState('ready', null)
    if (type === 'REGISTER_FAIL') this.#tellState('failed', param.slice(0, 200))
    if (type === 'CALL_INCOMING' && !this.#current) {
      this.#current = { id: null, isAnswered: false }
      tell({ type: 'incoming', line, number: numberOf(peeruri) })
    }
    if (!this.#current) return
    if ((type === 'CALL_RINGING' || type === 'CALL_PROGRESS') && direction === 'outgoing') tell({ type: 'ringing', line, call })
    if (type === 'CALL_ESTABLISHED') {
      this.#current = { ...this.#current, isAnswered: true }
      tell({ type: 'answered', line, call })
    }
    if (type === 'CALL_DTMF_START' && /^[0-9*#]$/.test(param)) tell({ type: 'key', line, call, key: param })
    if (type === 'CALL_CLOSED') {
      const { outcome, failure } = closeReason(param)
      this.#over(outcome, failure)
    }
  }

  #over(outcome: Extract<LineEvent, { type: 'over' }>['outcome'], failure: string | null): void {
    if (!this.#current) return
    const ended = this.#current
    this.#current = null
    this.#do(() => this.#settle(ended))
    this.#needs.tell({ type: 'over', line: this.#needs.settings.id, call: ended.id, outcome, failure })
  }

  /** The next call waits for it; whatever went wrong with this one, it must not hear what was said in it. */
  async #settle(ended: Current | null): Promise<void> {
    try {
      if (ended?.isAnswered && ended.id !== null) await this.#keepRecording(ended.id)
    } finally {
      await this.#quiet()
    }
  }

  /** Both sides were written beside the configuration. */
  async #keepRecording(call: string): Promise<void> {
    const { folder, recordings, tell } = this.#needs
    await sleep(FILES_CLOSED_MS)
    const files = readdirSync(folder).filter((name) => /^dump-.*\.wav$/.test(name))
    const side = (end: 'dec' | 'enc'): string | undefined =>
      files
        .filter((name) => name.endsWith(`${end}.wav`))
        .sort()
        .at(-1)
    const [theirs, ours] = [side('dec'), side('enc')]
    if (!theirs || !ours) return
    await writeFile(join(recordings, `${call}.wav`), bothSides(readFileSync(join(folder, theirs)), readFileSync(join(folder, ours))), {
      mode: 0o600,
    })
    for (const name of files) await rm(join(folder, name), { force: true })
    tell({ type: 'recorded', call })
  }

  #tellState(state: 'ready' | 'registering' | 'failed', failure: string | null): void {
    this.#needs.tell({ type: 'line', line: this.#needs.settings.id, state, failure })
  }
}
