/**
 * Polls the units of one Modbus line and commands their outputs. The address of the line is the id of its connection,
 * that of a unit `<connection>/<unit>`, that of a part of it `<connection>/<unit>/<part>`.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { ModbusConnection, ModbusMap } from '../../../src-preload/contract/connections/modbus.connection.ts'
import type { DriverContext, DriverSession, Heard, Link, Origin, Peer, WriteCommand } from '../../domains/devices/devices.ports.ts'
import { refused, reportsOf } from '../common/heard.ts'
import { type Answer, asReceived, blockName } from './answer.ts'
import { connectModbus, type ModbusClient, ModbusRefusal } from './client.ts'
import { Links } from './links.ts'
import type { Read } from './plan.rules.ts'
import { ModbusUnit, type Output } from './unit.ts'

const RECONNECT_MS = 1000
const RECONNECT_SLOWEST_MS = 30_000
const COMMANDS_MAX = 50
/** So long the end of a session waits for pulses to be switched off. */
const STOP_MS = 3000

/** Connects in the background and keeps trying. Errors: rejects when a unit names a map that does not exist. */
export async function openModbus(
  config: ModbusConnection,
  maps: ReadonlyMap<string, ModbusMap>,
  context: DriverContext,
): Promise<DriverSession> {
  const units = config.units.map((unit) => {
    const map = typeof unit.map === 'string' ? maps.get(unit.map) : unit.map
    if (!map) throw new Error(`There is no Modbus map ${unit.map} for ${unit.name}`)
    return new ModbusUnit(config.id, unit, map, config.repeatS * 1000)
  })
  return new ModbusSession(config, units, context)
}

class ModbusSession implements DriverSession {
  readonly source = 'modbus'
  readonly url: string
  readonly #config: ModbusConnection
  readonly #units: readonly ModbusUnit[]
  readonly #context: DriverContext
  readonly #links: Links
  readonly #ending = new AbortController()
  readonly #commands = new Set<Promise<void>>()
  #client: ModbusClient | null = null
  #failures = 0

  constructor(config: ModbusConnection, units: readonly ModbusUnit[], context: DriverContext) {
    this.url = `modbus://${config.address}`
    this.#config = config
    this.#units = units
    this.#context = context
    this.#links = new Links([config.id, ...units.map(({ address }) => address)], context.clock.now())
    this.#run().catch((error) => context.log.error({ err: error, line: config.id }, 'a Modbus line is no longer polled'))
  }

  isConnected(): boolean {
    return this.#client !== null && !this.#client.lost.aborted
  }

  peers(): Peer[] {
    return this.#units.map(({ number, address, heardAt, isSilent }) => ({
      id: address,
      remote: `${this.url}/${number}`,
      connected: this.isConnected() && heardAt !== null && !isSilent,
      since: this.#links.since(address),
      lastHeardAt: heardAt,
    }))
  }

  async write({ address, point, value }: WriteCommand): Promise<void> {
    const unit = this.#units.find((one) => one.output(address, point))
    const output = unit?.output(address, point)
    if (!unit || !output) throw new Error(`There is no output ${point} at ${address}`)
    if (value !== 0 && value !== 1) throw new Error(`An output takes 0 and 1, not ${value}`)
    if (this.#ending.signal.aborted || this.#commands.size >= COMMANDS_MAX)
      throw new Error(`${this.#config.name} takes no more commands now`)
    const command = this.#command(unit, output, value)
    this.#commands.add(command)
    await command.finally(() => this.#commands.delete(command))
  }

  async stop(): Promise<void> {
    this.#ending.abort()
    await Promise.race([Promise.allSettled(this.#commands), sleep(STOP_MS, undefined, { ref: false })])
    this.#client?.close()
  }

  async #run(): Promise<void> {
    const { id, name } = this.#config
    const gateway = { type: 'description' as const, address: id, via: null, name, vendor: '', model: 'Modbus', kind: 'gateway', points: [] }
    const descriptions = [gateway, ...this.#units.flatMap((unit) => unit.describe(id))]
    await this.#hear(
      this.#origin(),
      descriptions.map((description) => ({ ...description, source: this.source })),
    )
    while (!this.#ending.signal.aborted) {
      await this.#serve()
      await pause(Math.min(RECONNECT_SLOWEST_MS, RECONNECT_MS * 2 ** this.#failures++), this.#ending.signal)
    }
  }

  /** One connection, from its beginning to its end. */
  async #serve(): Promise<void> {
    const { log } = this.#context
    const { id } = this.#config
    try {
      this.#client = await connectModbus(this.#config, this.#ending.signal)
      // It was stopped in the last moment of connecting.
      if (this.#ending.signal.aborted) this.#client.close()
      await this.#poll(this.#client)
    } catch (error) {
      log.debug({ err: error, line: id }, 'a Modbus line could not be connected')
    }
    const [only, ...others] = this.#units
    // It took the connection and says nothing: with a single unit behind it, it is that unit which is dead.
    const dead = this.isConnected() && only && others.length === 0 ? only.address : id
    this.#client?.close()
    this.#client = null
    const links = this.#link(dead, false)
    if (this.#ending.signal.aborted || links.length === 0) return
    log.warn({ line: id, dead }, 'a Modbus line is lost')
    await this.#hear(this.#origin(), links)
  }

  /** Until the connection is lost, or nobody answers on it any more. */
  async #poll(client: ModbusClient): Promise<void> {
    for (const unit of this.#units) unit.restart()
    while (!client.lost.aborted && this.#units.some((unit) => !unit.isSilent)) {
      const unit = this.#units.reduce((first, other) => (other.nextAt < first.nextAt ? other : first))
      await pause(unit.nextAt - this.#context.clock.mono(), client.lost)
      if (!client.lost.aborted) await this.#pollUnit(client, unit)
    }
  }

  async #pollUnit(client: ModbusClient, unit: ModbusUnit): Promise<void> {
    const { clock, log } = this.#context
    const due = unit.due(clock.mono())
    // A timer may be a little early.
    if (due.length === 0) return
    const answers: Answer[] = []
    let links: Link[] = []
    try {
      for (const read of due) {
        const words = await this.#ask(client, unit, read)
        if (words) answers.push({ read, words })
      }
      unit.answered()
      links = this.#linksNow(unit)
    } catch (error) {
      log.debug({ err: error, unit: unit.address }, 'a Modbus unit did not answer')
      if (!client.lost.aborted) unit.unanswered(clock.mono())
    }
    await this.#report(unit, answers, links)
  }

  /** Null when the unit answered that it has no such register. */
  async #ask(client: ModbusClient, unit: ModbusUnit, read: Read): Promise<number[] | null> {
    try {
      return await this.#insist(client, unit, () => client.read(unit.number, read))
    } catch (error) {
      if (!(error instanceof ModbusRefusal)) throw error
      const origin = { ...this.#origin(`/${unit.number} ${blockName(read)}`), excerpt: error.message }
      if (unit.refused(read, this.#context.clock.mono())) await this.#hear(origin, [refused('unsupported', unit.address)])
      return null
    }
  }

  /** Repeats a request that is not answered; whoever was silent before is asked once. */
  async #insist<T>(client: ModbusClient, unit: ModbusUnit, request: () => Promise<T>): Promise<T> {
    const isDead = this.#links.isDown(this.#config.id) || this.#links.isDown(unit.address)
    for (let left = isDead || unit.isSilent ? 0 : this.#config.retries; ; left--) {
      try {
        return await request()
      } catch (error) {
        if (left === 0 || client.lost.aborted || error instanceof ModbusRefusal) throw error
      }
    }
  }

  /** One unit answers: so does its line, and those that were silent are alone in their silence. */
  #linksNow(unit: ModbusUnit): Link[] {
    this.#failures = 0
    unit.heardAt = this.#context.clock.now()
    const silent = this.#units.filter(({ isSilent }) => isSilent)
    return [
      ...this.#link(this.#config.id, true),
      ...this.#link(unit.address, true),
      ...silent.flatMap(({ address }) => this.#link(address, false)),
    ]
  }

  #link(address: string, online: boolean): Link[] {
    return this.#links.say(address, online, this.#context.clock.now())
  }

  async #command(unit: ModbusUnit, { write, address, reads }: Output, value: 0 | 1): Promise<void> {
    const client = this.#client
    if (!client) throw new Error(`${this.#config.name} is not connected`)
    const order = async (isOn: boolean): Promise<void> => {
      const word = { function: write.function, address, value: isOn ? write.on : write.off }
      await this.#insist(client, unit, () => client.write(unit.number, word))
      await this.#readBack(client, unit, reads)
    }
    await order(value === 1)
    if (value === 0 || write.pulseMs === undefined) return
    await pause(write.pulseMs, this.#ending.signal)
    await order(false).catch((error: Error) => {
      throw new Error(`The output was not switched off again: ${error.message}`)
    })
  }

  /** The command was taken; what is not shown now is shown by the next round. */
  async #readBack(client: ModbusClient, unit: ModbusUnit, reads: readonly Read[]): Promise<void> {
    try {
      const answers: Answer[] = []
      for (const read of reads) answers.push({ read, words: await client.read(unit.number, read) })
      await this.#report(unit, answers, [], true)
    } catch (error) {
      this.#context.log.debug({ err: error, unit: unit.address }, 'an output could not be read back')
    }
  }

  async #report(unit: ModbusUnit, answers: readonly Answer[], links: readonly Link[] = [], all = false): Promise<void> {
    const news = answers.map(({ read, words }) => unit.news(read, words, this.#context.clock.mono(), all))
    const reports = news
      .flatMap(({ values }) => [...values])
      .flatMap(([address, values]) => reportsOf({ source: this.source, address, via: viaOf(address), at: null, values }))
    await this.#hear(this.#origin(`/${unit.number}`, answers), [...links, ...reports])
    for (const { address, point } of news.flatMap(({ broken }) => broken))
      await this.#hear(this.#origin(`/${unit.number} ${point}`, answers), [refused('outOfRange', address)])
  }

  #origin(what = '', answers: readonly Answer[] = []): Origin {
    const { bytes, excerpt } = asReceived(answers)
    return { source: this.source, topic: `${this.url}${what}`, receivedAt: this.#context.clock.now(), bytes, excerpt }
  }

  /** Resolves after the commit: whoever polls faster than the disk can write has to wait. */
  #hear(origin: Origin, heard: readonly Heard[]): Promise<void> {
    return new Promise((stored) => (heard.length > 0 ? this.#context.intake.hear(origin, heard, stored) : stored()))
  }
}

/** A part is reached through its unit, a unit through its line. */
const viaOf = (address: string): string => address.slice(0, address.lastIndexOf('/'))

/** Ends early when the signal says so. */
const pause = async (ms: number, signal: AbortSignal): Promise<void> => {
  if (ms > 0) await sleep(ms, undefined, { signal }).catch(() => {})
}
