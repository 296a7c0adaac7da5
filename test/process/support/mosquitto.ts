/** A private Mosquitto with persistence on a port of its own, and its command-line publisher. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { onTestFinished } from 'vitest'
import { endProcess, privateMosquitto, SERVER_ENV } from '../../support/peers.ts'

export type Mosquitto = Awaited<ReturnType<typeof startMosquitto>>

export async function startMosquitto(folder: string) {
  const mosquitto = await privateMosquitto(folder)
  let broker: ChildProcess | null = null
  const start = async (): Promise<void> => {
    broker = await mosquitto.start()
  }
  const stop = async (): Promise<void> => {
    const ending = broker
    broker = null
    // A frozen process hears nothing else.
    ending?.kill('SIGCONT')
    if (ending) await endProcess(ending, 'SIGTERM')
  }
  await start()
  onTestFinished(stop)
  return {
    port: mosquitto.port,
    url: mosquitto.url,
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
    env: SERVER_ENV,
  })
  const [code] = await once(publisher, 'close')
  return code
}
