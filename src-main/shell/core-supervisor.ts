/** Keeps the core's process running: forks it, starts a dead one again at once, and passes ports to it. It never reads what they carry. */
import type { MessagePortMain, UtilityProcess } from 'electron'
import type { FromCore, SeatKind, ToCore } from './core-messages.ts'

const LONGEST_WAIT_MS = 10_000
const FIRST_WAIT_MS = 250
/** A core that served this long was sound: its next restart is immediate again. */
const SOUND_AFTER_MS = 60_000
const STOP_WITHIN_MS = 5_000

export interface SupervisorEvents {
  /** After each start, when the core can serve: every window needs a fresh port now. */
  onReady: () => void
  /** After each death; `failures` counts the starts in a row that did not last. */
  onLost: (failures: number) => void
}

export class CoreSupervisor {
  readonly #fork: () => UtilityProcess
  readonly #events: SupervisorEvents
  readonly #tickets = new Map<SeatKind, (ticket: string | null) => void>()
  #core: UtilityProcess | null = null
  #isReady = false
  #isStopping = false
  #failures = 0
  #startedAt = 0

  constructor(fork: () => UtilityProcess, events: SupervisorEvents) {
    this.#fork = fork
    this.#events = events
  }

  start(): void {
    const core = this.#fork()
    this.#core = core
    this.#startedAt = performance.now()
    core.on('message', (message: FromCore) => this.#hear(message))
    core.once('exit', () => this.#restart())
  }

  /** False while there is no core: the window gets its port after the restart, like all of them. */
  connect(port: MessagePortMain, drill?: string): boolean {
    if (!this.#isReady) return false
    this.#tell({ type: 'connect', ...(drill && { drill }) }, [port])
    return true
  }

  /** A one-time ticket for a window that is about to open. */
  ticket(seat: SeatKind): Promise<string | null> {
    return new Promise((resolve) => {
      this.#tickets.get(seat)?.(null)
      this.#tickets.set(seat, resolve)
      if (this.#isReady) this.#tell({ type: 'ticket', seat })
    })
  }

  async stop(): Promise<void> {
    this.#isStopping = true
    const core = this.#core
    if (!core) return
    const ended = new Promise<void>((resolve) => core.once('exit', () => resolve()))
    this.#tell({ type: 'stop' })
    const patience = setTimeout(() => core.kill(), STOP_WITHIN_MS)
    await ended
    clearTimeout(patience)
  }

  #tell(message: ToCore, ports: MessagePortMain[] = []): void {
    this.#core?.postMessage(message, ports)
  }

  #hear(message: FromCore): void {
    if (message.type === 'ticket') {
      this.#tickets.get(message.seat)?.(message.ticket)
      this.#tickets.delete(message.seat)
      return
    }
    this.#isReady = true
    for (const seat of this.#tickets.keys()) this.#tell({ type: 'ticket', seat })
    this.#events.onReady()
  }

  #restart(): void {
    this.#core = null
    this.#isReady = false
    if (this.#isStopping) return
    this.#failures = performance.now() - this.#startedAt >= SOUND_AFTER_MS ? 1 : this.#failures + 1
    this.#events.onLost(this.#failures)
    // The first restart is immediate; a core that dies again and again is not hammered.
    const wait = this.#failures === 1 ? 0 : Math.min(FIRST_WAIT_MS * 2 ** (this.#failures - 2), LONGEST_WAIT_MS)
    setTimeout(() => {
      if (!this.#isStopping) this.start()
    }, wait)
  }
}
