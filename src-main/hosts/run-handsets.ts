/** Handsets beside a running core: a port that somebody has is a notice at the desk and tried again, never a core that does not start. */
import { join } from 'node:path'
import type { Core } from '../core/core.ts'
import { systemClock } from '../kernel/clock.ts'
import type { Logger } from '../kernel/logger.ts'
import type { ContractRouter } from '../rpc/router.ts'
import type { Address } from './address.ts'
import type { RunningHandsetServer } from './handset-server.ts'
import { PAGES_DIR, RESOURCES_DIR } from './product.ts'

const AGAIN_MS = 15_000

export interface Handsets {
  /** Null while they are not served. */
  server(): RunningHandsetServer | null
  stop(): Promise<void>
}

/** `address`: null where handsets are not wanted. */
export async function runHandsets(
  address: Address | null,
  { core, router, dataDir, log }: { core: Core; router: ContractRouter; dataDir: string; log: Logger },
): Promise<Handsets> {
  let server: RunningHandsetServer | null = null
  let again: NodeJS.Timeout | null = null
  let isStopped = false

  async function open(at: Address): Promise<void> {
    try {
      // With it comes the library of certificates, which not every start needs.
      const { serveHandsets } = await import('./handset-server.ts')
      const folder = join(dataDir, 'certificates')
      server = await serveHandsets({
        address: at,
        folder,
        router,
        pagesDir: PAGES_DIR,
        resourcesDir: RESOURCES_DIR,
        clock: systemClock,
        log,
      })
    } catch (error) {
      log.warn({ err: error }, 'handsets are not served; trying again')
      if (!isStopped) again = setTimeout(() => void open(at), AGAIN_MS)
    }
    core.handsets.connect(server)
    if (isStopped) await server?.stop()
  }
  if (address) await open(address)

  return {
    server: () => server,
    async stop() {
      isStopped = true
      if (again) clearTimeout(again)
      await server?.stop()
    },
  }
}
