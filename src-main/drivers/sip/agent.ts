/** One baresip under supervision: started, spoken with over its control connection, started again when it dies. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { delimiter, dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { LineSettings } from '../../../src-preload/contract/calls.contract.ts'
import type { Handset } from '../../domains/calls/calls.ports.ts'
import type { Logger } from '../../kernel/logger.ts'
import { type AgentEvent, type AgentResponse, accountOf, configOf, messageOf, SILENCE } from './agent.codec.ts'
import { netstring, netstringReader } from './netstring.codec.ts'
import { silence } from './wav.ts'

const CONNECT_MS = 5_000
const CONNECT_TRY_MS = 25
const ANSWER_MS = 3_000
/** Longer than any telephone rings. */
const SILENCE_MS = 150_000
const RESTART_MS = [500, 1_000, 2_000, 5_000, 15_000, 30_000]
/** One that ran so long is started again at once. */
const STEADY_MS = 60_000
const PATIENCE_MS = 800

interface AgentNeeds {
  /** Of this line alone. */
  folder: string
  settings: LineSettings
  handset: Handset
  log: Logger
  heard: (event: AgentEvent) => void
  /** It can be spoken with; or why it cannot. */
  running: () => void
  failed: (why: 'notInstalled' | 'agentEnded') => void
}

export class Agent {
  readonly #needs: AgentNeeds
  #child: ChildProcess | null = null
  #control: Socket | null = null
  #answers = new Map<string, (answer: AgentResponse) => void>()
  #commands = 0
  #deaths = 0
  #timer: NodeJS.Timeout | null = null
  #stopped = false

  constructor(needs: AgentNeeds) {
    this.#needs = needs
  }

  start(): void {
    void this.#run().catch((error) => {
      this.#needs.log.error({ err: error, line: this.#needs.settings.id }, 'the telephone agent could not be started')
      this.#died('agentEnded', 0)
    })
  }

  /** Errors: rejects when the agent is gone, does not answer in time, or does not take it. */
  async command(command: string, params = ''): Promise<string> {
    const control = this.#control
    if (!control) throw new Error('The telephone agent is not running')
    const token = String(++this.#commands)
    const { ok, data } = await new Promise<AgentResponse>((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#answers.delete(token)
        reject(new Error(`The telephone agent did not answer to ${command}`))
      }, ANSWER_MS)
      this.#answers.set(token, (answer) => {
        clearTimeout(timer)
        resolve(answer)
      })
      control.write(netstring(JSON.stringify({ command, params, token })))
    })
    // Where a sound device is missing, it says so in words.
    if (!ok || /^(no such|failed)/m.test(data)) throw new Error(data.trim().slice(0, 200) || `${command} failed`)
    return data
  }

  async stop(): Promise<void> {
    this.#stopped = true
    if (this.#timer) clearTimeout(this.#timer)
    const child = this.#child
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const gone = once(child, 'exit')
    child.kill('SIGTERM')
    // It waits for the exchange to take its registration back.
    if (!(await Promise.race([gone, sleep(PATIENCE_MS)]))) {
      child.kill('SIGKILL')
      await gone
    }
  }

  async #run(): Promise<void> {
    const { folder, settings, handset, failed } = this.#needs
    endLeftover(folder)
    const modules = findModules()
    if (!modules) {
      failed('notInstalled')
      this.#later(RESTART_MS.at(-1) ?? 0)
      return
    }
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const port = await freePort()
    writeFileSync(join(folder, 'config'), configOf(settings, handset, port, modules), { mode: 0o600 })
    writeFileSync(join(folder, SILENCE), silence(SILENCE_MS))
    if (this.#stopped) return
    const startedAt = performance.now()
    const child = spawn('baresip', ['-f', folder], { cwd: folder, stdio: 'ignore' })
    this.#child = child
    child.once('error', () => this.#died('notInstalled', 0))
    child.once('exit', () => this.#died('agentEnded', performance.now() - startedAt))
    if (child.pid === undefined) return
    writeFileSync(pidFile(folder), String(child.pid))
    await this.#connect(child, port)
  }

  async #connect(child: ChildProcess, port: number): Promise<void> {
    for (let waited = 0; waited < CONNECT_MS; waited += CONNECT_TRY_MS) {
      if (child !== this.#child || this.#stopped) return
      const socket = connect(port, '127.0.0.1')
      const isOpen = await new Promise<boolean>((resolve) => {
        socket.once('connect', () => resolve(true)).once('error', () => resolve(false))
      })
      if (isOpen) {
        await this.#opened(child, socket)
        return
      }
      await sleep(CONNECT_TRY_MS)
    }
    child.kill('SIGKILL')
  }

  async #opened(child: ChildProcess, socket: Socket): Promise<void> {
    const read = netstringReader()
    this.#control = socket
    socket.on('error', () => {})
    // Without the connection it cannot be told to hang up.
    socket.once('close', () => child.kill('SIGKILL'))
    socket.on('data', (bytes) => {
      try {
        for (const text of read(bytes)) this.#take(text)
      } catch (error) {
        this.#needs.log.warn({ err: error, line: this.#needs.settings.id }, 'the telephone agent cannot be understood')
        socket.destroy()
      }
    })
    // Its answer repeats the password, so no error may say it.
    await this.command('uanew', accountOf(this.#needs.settings)).catch(() => {
      throw new Error('The telephone agent did not take the account')
    })
    this.#needs.running()
  }

  #take(text: string): void {
    const message = messageOf(text)
    if (!message) return
    if ('event' in message) {
      this.#needs.heard(message)
      return
    }
    const answer = this.#answers.get(message.token)
    this.#answers.delete(message.token)
    answer?.(message)
  }

  #died(why: 'notInstalled' | 'agentEnded', livedMs: number): void {
    if (this.#stopped || this.#timer) return
    this.#child = null
    this.#control?.destroy()
    this.#control = null
    for (const answer of this.#answers.values()) answer({ response: true, ok: false, data: 'The telephone agent ended', token: '' })
    this.#answers.clear()
    this.#deaths = livedMs > STEADY_MS ? 0 : this.#deaths + 1
    this.#needs.failed(why)
    this.#later(RESTART_MS[Math.min(this.#deaths, RESTART_MS.length) - 1] ?? 0)
  }

  #later(ms: number): void {
    this.#timer = setTimeout(() => {
      this.#timer = null
      this.start()
    }, ms)
  }
}

const pidFile = (folder: string): string => join(folder, 'agent.pid')

/** One that outlived its core still speaks with somebody, and nobody hears the answer. */
export function endLeftover(folder: string): void {
  if (!existsSync(pidFile(folder))) return
  const pid = Number(readFileSync(pidFile(folder), 'utf8'))
  rmSync(pidFile(folder))
  try {
    // By now the number may be another program's.
    const program = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
    if (program.includes(folder) && program.some((word) => word.endsWith('baresip'))) process.kill(pid, 'SIGKILL')
  } catch {
    // It is gone.
  }
}

/** Beside the program that the PATH names, as every packager puts them. */
function findModules(): { folder: string; names: string[] } | null {
  const program = (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, 'baresip'))
    .find((path) => existsSync(path))
  if (!program) return null
  const folder = [program, realpathSync(program)]
    .map((path) => join(dirname(path), '../lib/baresip/modules'))
    .find((path) => existsSync(path))
  return folder ? { folder, names: readdirSync(folder) } : null
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
