/** A Modbus server that is not ours (Debian `python3-pymodbus`), as a process on a free loopback port. */
import { type ChildProcessByStdio, spawn, spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { endProcess, freePort } from './peers.ts'

const SCRIPT = join(import.meta.dirname, 'pymodbus-server.py')
/** Debian's own: another Python in the PATH does not see Debian's packages. */
const PYTHON = '/usr/bin/python3'

export const hasPymodbus = spawnSync(PYTHON, ['-c', 'import pymodbus.server'], { stdio: 'ignore' }).status === 0

export class PymodbusServer {
  readonly port: number
  readonly #args: string[]
  #child: ChildProcessByStdio<Writable, Readable, null> | null = null
  #lines: AsyncIterator<string> | null = null

  private constructor(port: number, framer: string, units: readonly number[]) {
    this.port = port
    this.#args = [SCRIPT, String(port), framer, units.join(',')]
  }

  static async start(units: readonly number[], framer: 'socket' | 'rtu' = 'socket'): Promise<PymodbusServer> {
    const server = new PymodbusServer(await freePort(), framer, units)
    await server.start()
    return server
  }

  get address(): string {
    return `127.0.0.1:${this.port}`
  }

  async start(): Promise<void> {
    this.#child = spawn(PYTHON, this.#args, { stdio: ['pipe', 'pipe', 'ignore'] })
    this.#lines = createInterface(this.#child.stdout)[Symbol.asyncIterator]()
    await this.#line()
  }

  /** See `pymodbus-server.py`; takes effect before the next request is answered. */
  async tell(order: string): Promise<void> {
    this.#child?.stdin.write(`${order}\n`)
    await this.#line()
  }

  /** It is gone at once, as when somebody pulls the plug. */
  async kill(): Promise<void> {
    const child = this.#child
    this.#child = null
    if (child) await endProcess(child, 'SIGKILL')
  }

  async #line(): Promise<void> {
    const line = await this.#lines?.next()
    if (!line || line.done) throw new Error('The Modbus server ended')
  }
}
