/** A private Mosquitto with persistence on a port of its own, and its command-line publisher. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, writeFileSync } from 'node:fs'
import { type AddressInfo, connect, createServer } from 'node:net'
import { userInfo } from 'node:os'
import { delimiter, join } from 'node:path'
import { onTestFinished } from 'vitest'
import { until } from './until.ts'

/** Debian keeps servers where an ordinary user's PATH does not look. */
const env = { ...process.env, PATH: `${process.env.PATH ?? ''}${delimiter}/usr/sbin` }

export type Mosquitto = Awaited<ReturnType<typeof startMosquitto>>

export async function startMosquitto(folder: string) {
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
  let broker: ChildProcess | null = null
  const start = async (): Promise<void> => {
    broker = spawn('mosquitto', ['-c', config], { stdio: 'ignore', env })
    await until('Mosquitto', () => isListening(port))
  }
  const stop = async (): Promise<void> => {
    const ending = broker
    broker = null
    if (!ending || ending.exitCode !== null || ending.signalCode !== null) return
    const gone = once(ending, 'close')
    // A frozen process hears nothing else.
    ending.kill('SIGCONT')
    ending.kill('SIGTERM')
    await gone
  }
  await start()
  onTestFinished(stop)
  return {
    port,
    url: `mqtt://127.0.0.1:${port}`,
    start,
    stop,
    /** It keeps its connections but says nothing any more. */
    freeze: () => broker?.kill('SIGSTOP'),
  }
}

/** `mosquitto_pub -q 1`; resolves with its exit code once it has ended, which is after the PUBACK. */
export async function mosquittoPub(url: string, topic: string, message: string, ...flags: string[]): Promise<number> {
  const { hostname, port } = new URL(url)
  const publisher = spawn('mosquitto_pub', ['-h', hostname, '-p', port, '-q', '1', '-t', topic, '-m', message, ...flags], {
    stdio: 'ignore',
    env,
  })
  const [code] = await once(publisher, 'close')
  return code
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
