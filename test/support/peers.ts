/** Real processes that tests start, wait for and end by their own id. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, writeFileSync } from 'node:fs'
import { type AddressInfo, connect, createServer } from 'node:net'
import { userInfo } from 'node:os'
import { delimiter, join } from 'node:path'
import { until } from './until.ts'

/** Debian keeps servers where an ordinary user's PATH does not look. */
export const SERVER_ENV = { ...process.env, PATH: `${process.env.PATH ?? ''}${delimiter}/usr/sbin` }

/** Resolves with the exit code, or null when the signal ended it. */
export async function endProcess(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode
  const closed = once(child, 'close')
  child.kill(signal)
  await closed
  return child.exitCode
}

/** A Mosquitto that keeps its sessions in `folder`, on a port of its own; it is started and ended any number of times. */
export async function privateMosquitto(folder: string) {
  const port = await freePort()
  mkdirSync(join(folder, 'mosquitto'))
  const config = join(folder, 'mosquitto.conf')
  writeFileSync(
    config,
    `listener ${port} 127.0.0.1
allow_anonymous true
user ${userInfo().username}
persistence true
persistence_location ${join(folder, 'mosquitto')}/
max_queued_messages 0
`,
  )
  return {
    port,
    url: `mqtt://127.0.0.1:${port}`,
    async start(): Promise<ChildProcess> {
      const broker = spawn('mosquitto', ['-c', config], { stdio: 'ignore', env: SERVER_ENV })
      await until('Mosquitto', () => isListening(port))
      return broker
    },
  }
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false))
    socket.once('connect', () => socket.destroy())
  })
}
