/** Runs one core with its store, device network and simulator: the same in Electron's utility process and under plain Node. */
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { RPCHandler as PortHandler } from '@orpc/server/message-port'
import { type Core, createCore } from '../core/core.ts'
import { parseSite, planDigest, readResources } from '../core/resources.ts'
import type { DriverSession } from '../domains/devices/devices.ports.ts'
import { SiteStore } from '../domains/site/site.store.ts'
import { startEmbeddedBroker } from '../drivers/mqtt/embedded-broker.driver.ts'
import { connectBroker } from '../drivers/mqtt/external-broker.driver.ts'
import { mqttProfiles } from '../drivers/mqtt/profiles.ts'
import { openTelephone } from '../drivers/sip/telephone.driver.ts'
import { systemClock } from '../kernel/clock.ts'
import { systemIds } from '../kernel/ids.ts'
import type { Logger } from '../kernel/logger.ts'
import type { CallContext } from '../rpc/access.ts'
import { type ContractRouter, createRouter } from '../rpc/router.ts'
import { openStore } from '../store/open.ts'
import { checkPlanAside } from './check-plan-aside.ts'
import { DrillHost } from './drill-host.ts'
import { proofSender } from './proof-sender.ts'
import { runConnections } from './run-connections.ts'
import { openSiteFiles } from './site-files.ts'
import { createVoice } from './voice.ts'

/** So long the simulator may take to sign off. */
const SIGN_OFF_MS = 1500

export interface RunOptions {
  dataDir: string
  /** The product's `resources` folder. */
  resourcesDir: string
  version: string
  log: Logger
  /** `demo`, the path of a site file or package, or undefined for the site stored last. */
  site?: string
  /** Address of the embedded broker, or null for none. */
  mqtt: { host: string; port: number } | null
  /** URL of a broker the site has. */
  brokerUrl?: string
  /** Name of a simulator scenario. */
  simulate?: string
}

type Port = Parameters<PortHandler<CallContext>['upgrade']>[0]

export interface RunningCore {
  core: Core
  router: ContractRouter
  /** The router of the drill that runs under this id. */
  drillRouter(id: string): ContractRouter | undefined
  mqttUrl: string | null
  /** Serves the contract over a MessagePort; each port is a seat that signs in by itself, at a drill's core where one is named. */
  connectPort(port: Port, drill?: string): void
  stop(): Promise<void>
}

/** Errors: `StoreError` and others with a message for people when the data folder, site file or port cannot be used. */
export async function runCore(options: RunOptions): Promise<RunningCore> {
  const { dataDir, log } = options
  const resources = readResources(options.resourcesDir)
  const store = await openStore(dataDir, { exclusive: true })
  const sites = new SiteStore(store.db)
  const siteFiles = await openSiteFiles({ dataDir, clock: systemClock, ids: systemIds, log, version: options.version, core: () => core })
  const brought = options.site === undefined ? null : await siteFiles.bring(resources.sitePath(options.site))
  const document = brought?.document ?? sites.current()
  if (document === undefined) {
    store.close()
    throw new Error('This data folder has no site yet. Start once with --site FILE or --site demo.')
  }
  const site = parseSite(document)
  sites.put(site.id, document, systemClock.now())

  const voice = createVoice({ dataDir, resources, site, log, core: () => core })
  const speech = voice.script
  const core: Core = createCore({
    store,
    clock: systemClock,
    ids: systemIds,
    log,
    resources,
    site,
    planDigest: planDigest(document),
    checkPlan: checkPlanAside,
    assets: brought?.assets,
    speech,
    version: options.version,
  })
  const context = core.driverContext
  const sessions: DriverSession[] = []
  try {
    if (options.mqtt) sessions.push(await startEmbeddedBroker({ ...options.mqtt, profiles: mqttProfiles(context), context }))
  } catch (error) {
    store.close()
    throw new Error(
      `The embedded broker cannot listen on ${options.mqtt?.host}:${options.mqtt?.port}: ${error instanceof Error ? error.message : error}`,
    )
  }
  const embedded = sessions[0]
  if (options.brokerUrl)
    sessions.push(
      connectBroker({ url: options.brokerUrl, clientId: clientId(store.db, site.id), profiles: mqttProfiles(context), context }),
    )
  const network = sessions.at(-1)
  if (network) core.connect(options.brokerUrl ? 'external' : 'embedded', network)
  const connections = runConnections(core, resources.modbusMaps)
  const telephone = core.calls.connect((tell) =>
    openTelephone({ folder: join(dataDir, 'telephone'), recordings: join(dataDir, 'recordings'), log, tell }),
  )
  const networkUrl = options.brokerUrl ?? embedded?.url
  if (networkUrl) core.proof.connect(proofSender(networkUrl))
  core.start()

  const drills = new DrillHost({
    core,
    scripts: resources.drills,
    clock: systemClock,
    ids: systemIds,
    log,
    resources,
    version: options.version,
    siteFiles: siteFiles.shown,
  })
  const router = createRouter(core, { drills, speech: voice.api, siteFiles: siteFiles.api })
  const simulatorUrl = options.brokerUrl ?? embedded?.url
  const simulator = options.simulate && simulatorUrl ? startSimulator(simulatorUrl, document, options.simulate, log) : null

  return {
    core,
    router,
    mqttUrl: embedded?.url ?? null,
    drillRouter: (id) => drills.router(id),
    connectPort(port, drill) {
      const served = drill === undefined ? router : drills.router(drill)
      if (served) new PortHandler<CallContext>(served).upgrade(port, { context: { connection: { identity: null, token: null } } })
    },
    async stop() {
      drills.stop()
      await simulator?.stop()
      await connections.stop()
      for (const session of sessions) await session.stop()
      core.stop()
      await telephone.stop()
      await siteFiles.stop()
      store.close()
    },
  }
}

/** One client id per data folder, so that an outside broker keeps this console's messages while it is away. */
function clientId(db: Awaited<ReturnType<typeof openStore>>['db'], site: string): string {
  const stored = Number(db.pragma('application_id', { simple: true }))
  const id = stored || randomBytes(4).readUInt32BE() % 0x7fffffff || 1
  if (!stored) db.pragma(`application_id = ${id}`)
  return `watchroom-${site}-${id.toString(16)}`
}

/** A worker of its own: it reaches the core only over MQTT, like any device. */
function startSimulator(mqttUrl: string, siteDocument: string, scenario: string, log: Logger): { stop(): Promise<void> } {
  const worker = new Worker(join(import.meta.dirname, 'simulator.js'), { workerData: { mqttUrl, siteDocument, scenario } })
  worker.on('error', (error) => log.error({ err: error }, 'the simulator failed'))
  const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()))
  return {
    // Its gateways sign off: cut off, they would be taken for dead.
    async stop() {
      worker.postMessage('stop')
      await Promise.race([ended, sleep(SIGN_OFF_MS, undefined, { ref: false })])
      await worker.terminate()
    },
  }
}
