/** The lines to the outside that are open now: which driver session belongs to which connection, and how to send over them. */
import type { Line } from '../../src-preload/contract/network.contract.ts'
import type { Health } from '../../src-preload/contract/system.contract.ts'
import type { DriverSession, StationCommand, WriteCommand } from '../domains/devices/devices.ports.ts'
import { iso, isoOrNull } from '../kernel/clock.ts'
import { Refusal } from '../kernel/refusal.ts'

interface Failed {
  source: Line['source']
  url: string
  failure: string
}

export class Lines {
  /** By connection. */
  readonly #sessions = new Map<string, DriverSession>()
  readonly #failed = new Map<string, Failed>()
  /** What is set up at the start: the site's own profile, orders and commands go over it. */
  broker: { kind: Health['broker']['kind']; session: DriverSession | null } = { kind: 'off', session: null }

  opened(id: string, session: DriverSession): void {
    this.#failed.delete(id)
    this.#sessions.set(id, session)
  }

  failed(id: string, failed: Failed): void {
    this.#sessions.delete(id)
    this.#failed.set(id, failed)
  }

  closed(id: string): void {
    this.#sessions.delete(id)
    this.#failed.delete(id)
  }

  /** Errors: rejects when no broker is connected or it did not take the message. */
  async publish(topic: string, payload: string): Promise<void> {
    const { session } = this.broker
    if (!session?.publish) throw new Error('No device network is connected')
    await session.publish(topic, payload)
  }

  /** Errors: rejects with what the last line that could have taken it said. */
  async write(command: WriteCommand): Promise<void> {
    let failure: unknown = new Error(`No line to ${command.source} is open`)
    for (const [, session] of this.#open()) {
      if (!session.write || (session.source !== command.source && session.source !== 'mqtt')) continue
      try {
        return await session.write(command)
      } catch (error) {
        failure = error
      }
    }
    throw failure
  }

  /** Errors: rejects when the line is not open, cannot ask this, or the station does not answer. */
  async command(id: string, address: string, name: StationCommand, argument?: number): Promise<void> {
    const session = this.#sessions.get(id)
    if (!session?.command)
      throw new Refusal('connection.cannotCommand', 409, 'This connection is not open or cannot ask its stations', ['cannotCommand'])
    await session.command(address, name, argument).catch((error) => {
      throw new Refusal('connection.noAnswer', 504, `The station did not answer: ${error instanceof Error ? error.message : error}`, [
        'noAnswer',
      ])
    })
  }

  view(): Line[] {
    const open = this.#open().map(
      ([id, session]): Line => ({
        id,
        source: session.source,
        url: session.url,
        connected: session.isConnected(),
        failure: null,
        peers: session.peers().map((peer) => ({ ...peer, since: iso(peer.since), lastHeardAt: isoOrNull(peer.lastHeardAt) })),
      }),
    )
    const failed = [...this.#failed].map(([id, line]): Line => ({ id, connected: false, peers: [], ...line }))
    return [...open, ...failed]
  }

  #open(): [id: string | null, session: DriverSession][] {
    const { session } = this.broker
    return [...(session ? [[null, session] as [null, DriverSession]] : []), ...this.#sessions]
  }
}
