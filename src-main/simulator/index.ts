/**
 * The simulator: an MQTT client and nothing else. Run as a process (`npm run simulate`) or as a worker thread that is
 * given its scenario as `workerData`.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { parentPort, workerData } from 'node:worker_threads'
import { z } from 'zod'
import { SiteFile } from '../domains/site/site-file.types.ts'
import { startReplay } from './replay.ts'
import { SCENARIOS } from './scenarios.ts'
import { type Run, readSiteFile, startSimulator } from './simulate.ts'

const USAGE = `npm run simulate -- --mqtt URL --site demo|FILE [--scenario ${Object.keys(SCENARIOS).join('|')}] [--seed N]
npm run simulate -- --mqtt URL --site demo|FILE --replay FILE.csv --map time=COLUMN,device/point=COLUMN[*factor][+offset],… [--speed N]`

const WorkerData = z.object({ mqttUrl: z.string(), siteDocument: z.string(), scenario: z.string(), seed: z.number().optional() })

const say = (text: string) => process.stderr.write(`simulator: ${text}\n`)
const sayTrouble = (error: Error) =>
  say(`no link to the broker: ${error.message || ('code' in error ? error.code : error.name)}; trying again`)

function startInWorker(): Run<{ messages: number }> {
  const { mqttUrl, siteDocument, scenario, seed } = WorkerData.parse(workerData)
  const siteFile = SiteFile.parse(JSON.parse(siteDocument))
  return startSimulator({ mqttUrl, siteFile, scenario, seed, onTrouble: sayTrouble })
}

/** A site that comes with the product by its short name, or a path. */
function sitePath(site: string): string {
  const known = join(import.meta.dirname, '../../resources/sites', `${site}.site.json`)
  return existsSync(known) ? known : site
}

function startFromArguments(): Run<{ messages: number }> {
  const { values } = parseArgs({
    options: {
      mqtt: { type: 'string' },
      site: { type: 'string' },
      scenario: { type: 'string', default: 'quiet' },
      seed: { type: 'string', default: '1' },
      replay: { type: 'string' },
      map: { type: 'string' },
      speed: { type: 'string', default: '1' },
    },
  })
  const { mqtt: mqttUrl, site, scenario, replay, map } = values
  if (!mqttUrl || !site) throw new Error(`--mqtt and --site are needed\n${USAGE}`)
  const siteFile = readSiteFile(sitePath(site))
  if (!replay) return startSimulator({ mqttUrl, siteFile, scenario, seed: Number(values.seed), onTrouble: sayTrouble })
  if (!map) throw new Error(`--replay needs --map\n${USAGE}`)
  return startReplay({ mqttUrl, site: siteFile.id, file: replay, map, speed: Number(values.speed), onTrouble: sayTrouble })
}

try {
  const run = parentPort ? startInWorker() : startFromArguments()
  const stop = () => void run.stop()
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
  parentPort?.once('message', stop)
  const { messages } = await run.done
  say(`${messages} messages sent`)
} catch (error) {
  say(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
} finally {
  parentPort?.close()
}
