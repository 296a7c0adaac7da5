/** The three ways to the core, each giving the same contract client: MessagePort, WebSocket, REST. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MessageChannel } from 'node:worker_threads'
import { createORPCClient } from '@orpc/client'
import { RPCLink as PortLink } from '@orpc/client/message-port'
import { RPCLink as SocketLink } from '@orpc/client/websocket'
import { RPCHandler as PortHandler } from '@orpc/server/message-port'
import { serveHttp } from '../../src-main/hosts/http-server.ts'
import { silentLogger } from '../../src-main/kernel/logger.ts'
import type { CallContext } from '../../src-main/rpc/access.ts'
import { createRouter } from '../../src-main/rpc/router.ts'
import type { ContractClient } from '../../src-preload/contract/index.ts'
import type { LiveMessage } from '../../src-preload/contract/live.contract.ts'
import type { Role } from '../../src-preload/contract/wire/procedure.ts'
import { TestCore } from '../support/test-core.ts'

export interface Serving {
  site: TestCore
  url: string
  /** A seat that is not signed in. */
  port(): ContractClient
  socket(): Promise<ContractClient>
  rest(method: string, path: string, options?: { token?: string; body?: unknown }): Promise<Response>
  token(role: Role): Promise<string>
  end(): Promise<void>
}

/** The next message of a live stream, which must not have ended. */
export async function nextOf(stream: AsyncIterator<LiveMessage, unknown>): Promise<LiveMessage> {
  const result = await stream.next()
  if (result.done) throw new Error('The stream has ended')
  return result.value
}

export async function serve(): Promise<Serving> {
  const site = new TestCore()
  const pagesDir = mkdtempSync(join(tmpdir(), 'watchroom-pages-'))
  for (const page of ['operator.html', 'wall.html']) writeFileSync(join(pagesDir, page), '<!doctype html>')
  const router = createRouter(site.core)
  const server = await serveHttp({
    host: '127.0.0.1',
    port: 0,
    core: site.core,
    router,
    pagesDir,
    version: '0.0.0-test',
    log: silentLogger,
  })
  const ports = new PortHandler<CallContext>(router)
  const closers: (() => void)[] = []
  return {
    site,
    url: server.url,
    port() {
      const { port1, port2 } = new MessageChannel()
      ports.upgrade(port1, { context: { connection: { identity: null, token: null } } })
      closers.push(() => port2.close())
      port1.start()
      port2.start()
      return createORPCClient(new PortLink({ port: port2 }))
    },
    async socket() {
      const websocket = new WebSocket(`${server.url.replace('http', 'ws')}/rpc`)
      await new Promise((resolve, reject) => {
        websocket.addEventListener('open', resolve)
        websocket.addEventListener('error', reject)
      })
      closers.push(() => websocket.close())
      return createORPCClient(new SocketLink({ websocket }))
    },
    rest: (method, path, { token, body } = {}) =>
      fetch(`${server.url}/api/v1${path}`, {
        method,
        headers: { ...(token && { authorization: `Bearer ${token}` }), ...(body !== undefined && { 'content-type': 'application/json' }) },
        body: body === undefined ? undefined : JSON.stringify(body),
      }),
    token: (role) => site.core.sessions.issue('bearer', `test-${role}`, role),
    async end() {
      for (const close of closers) close()
      await server.stop()
      site.end()
      rmSync(pagesDir, { recursive: true, force: true })
    },
  }
}
