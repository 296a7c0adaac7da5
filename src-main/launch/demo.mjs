/** Where the demo lives: its data folder and its ports. */
import { createServer } from 'node:net'
import { homedir } from 'node:os'
import { join } from 'node:path'

const FOLDER = 'watchroom-demo'
const HOST = '127.0.0.1'
const HTTP_PORT = 7080
const MQTT_PORT = 1883
/** Phones are on the LAN. Taken or not: the core says at the desk when it cannot serve them. */
const HANDSETS = '0.0.0.0:8443'

/** @param {NodeJS.ProcessEnv} [env] @param {NodeJS.Platform} [platform] */
export function dataFolder(env = process.env, platform = process.platform) {
  if (env.WATCHROOM_DATA) return env.WATCHROOM_DATA
  if (platform === 'darwin') return join(homedir(), 'Library/Application Support', FOLDER)
  if (platform === 'win32') return join(env.APPDATA ?? homedir(), FOLDER)
  return join(env.XDG_DATA_HOME || join(homedir(), '.local/share'), FOLDER)
}

/** The usual port, or 0 (any free one) when somebody has it. @param {number} port @returns {Promise<number>} */
export const freePort = (port) =>
  new Promise((done) => {
    const probe = createServer()
    probe.once('error', () => done(0))
    probe.listen(port, HOST, () => probe.close(() => done(port)))
  })

/** What the core is told, in Electron and as a browser seat alike. @param {string} data @param {string} scenario */
export async function coreArguments(data, scenario) {
  const [http, mqtt] = await Promise.all([freePort(HTTP_PORT), freePort(MQTT_PORT)])
  return [
    '--data',
    data,
    '--http',
    `${HOST}:${http}`,
    '--mqtt',
    `${HOST}:${mqtt}`,
    '--https',
    HANDSETS,
    '--site',
    'demo',
    '--simulate',
    scenario,
  ]
}
