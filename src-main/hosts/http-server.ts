/** Serves browser seats, the REST surface and the WebSocket of the contract on one port. */
import type { IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import fastifyStatic from '@fastify/static'
import { RPCHandler as SocketHandler } from '@orpc/server/ws'
import fastify, { type FastifyReply, type FastifyRequest } from 'fastify'
import { WebSocketServer } from 'ws'
import type { DriverContext } from '../domains/devices/devices.ports.ts'
import { webhooks } from '../drivers/webhook/webhook.route.ts'
import type { Logger } from '../kernel/logger.ts'
import type { CallContext, Connection } from '../rpc/access.ts'
import type { CoreApi } from '../rpc/core-api.ts'
import { createRestHandler, describeContract } from '../rpc/open-api.ts'
import type { ContractRouter } from '../rpc/router.ts'
import { contentSecurityPolicy } from './content-security-policy.ts'

/** A table of 25,000 devices, as base64. */
const MESSAGE_MAX = 15_000_000
/** Of a request by nobody we know. */
const STRANGERS_BODY_MAX = 1_000_000
/** The first picture of a site with 20,000 devices has 15 MB. */
const BUFFERED_MAX = 64_000_000

export interface HttpOptions {
  host: string
  port: number
  core: CoreApi & { driverContext: DriverContext }
  router: ContractRouter
  /** The router of the drill that runs under this id. */
  drillRouter?: (id: string) => ContractRouter | undefined
  /** The built pages. */
  pagesDir: string
  version: string
  log: Logger
}

/** Errors: rejects when the port is taken. */
export async function serveHttp({
  host,
  port,
  core,
  router,
  drillRouter,
  pagesDir,
  version,
  log,
}: HttpOptions): Promise<{ url: string; stop(): Promise<void> }> {
  const app = fastify({ bodyLimit: MESSAGE_MAX, forceCloseConnections: true })
  app.addHook('onSend', async (_request, reply) => {
    if (reply.statusCode >= 400) reply.header('content-type', 'application/problem+json')
    reply.headers({
      'content-security-policy': contentSecurityPolicy,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
    })
  })

  app.setNotFoundHandler((_request, reply) => problem(reply, 404, 'request.notFound', 'There is nothing at this address'))
  app.setErrorHandler((error, _request, reply) => {
    const status = Number((error as { statusCode?: number }).statusCode ?? 500)
    if (status >= 500) log.error({ err: error }, 'an HTTP request failed')
    return problem(
      reply,
      status,
      status >= 500 ? 'core.failed' : 'request.invalid',
      status >= 500 ? 'The core failed' : String((error as Error).message),
    )
  })

  app.get('/api/health', async (_request, reply) => {
    const ok = core.isStoring()
    return reply.status(ok ? 200 : 503).send({ ok, version })
  })
  const description = await describeContract(version)
  app.get('/api/openapi.json', async () => description)

  const rest = createRestHandler(router, log)
  const hooks = () => [...core.network.connections.connections.values()].filter((connection) => connection.driver === 'webhook')
  // Read here, where its size is bounded. An empty body is a command without particulars.
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => {
    try {
      done(null, body.length === 0 ? {} : JSON.parse(String(body)))
    } catch {
      done(Object.assign(new Error('The body is not JSON'), { statusCode: 400 }))
    }
  })
  app.route({
    method: app.supportedMethods,
    url: '/api/v1/*',
    // Before the body is read.
    onRequest: async (request, reply) => {
      if (sizeOf(request) > STRANGERS_BODY_MAX && bearer(core, request).identity === null)
        return problem(reply, 413, 'request.invalid', 'Sign in before sending as much')
    },
    handler: async (request, reply) => {
      const { matched } = await rest.handle(request, reply, { prefix: '/api/v1', context: { connection: bearer(core, request) } })
      if (!matched) return problem(reply, 404, 'request.notFound', 'There is no such resource; see /api/openapi.json')
    },
  })

  await app.register(webhooks, { connections: hooks, context: core.driverContext })
  await app.register(fastifyStatic, { root: pagesDir, index: false, redirect: false })
  app.get('/', (_request, reply) => reply.sendFile('operator.html'))
  app.get('/wall', (_request, reply) => reply.sendFile('wall.html'))
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MESSAGE_MAX })
  app.server.on('upgrade', (request, socket, head) => {
    const drill = /^\/rpc\?drill=([\w-]{1,120})$/.exec(request.url ?? '')?.[1]
    const served = drill === undefined ? (request.url === '/rpc' ? router : undefined) : drillRouter?.(drill)
    if (!served || !isSameOrigin(request)) {
      socket.destroy()
      return
    }
    const handler = new SocketHandler<CallContext>(served)
    sockets.handleUpgrade(request, socket, head, (websocket) => {
      websocket.on('error', (error) => log.debug({ err: error }, 'a seat misbehaved'))
      void handler.upgrade(websocket, { context: { connection: { identity: null, token: null } } })
    })
  })

  // A seat that takes nothing any more must not fill the core's memory: it opens a new way and gets a fresh picture.
  const bounding = setInterval(() => {
    for (const socket of sockets.clients) if (socket.bufferedAmount > BUFFERED_MAX) socket.terminate()
  }, 1000)

  await app.listen({ host, port })
  const { port: chosen } = app.server.address() as AddressInfo
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${chosen}`,
    stop: async () => {
      clearInterval(bounding)
      for (const socket of sockets.clients) socket.terminate()
      await app.close()
    },
  }
}

/** A page of another site must not be able to reach the core through somebody's browser. */
function isSameOrigin({ headers }: IncomingMessage): boolean {
  if (headers.origin === undefined) return true
  try {
    return new URL(headers.origin).host === headers.host
  } catch {
    return false
  }
}

/** Bytes of its body; nobody knows before the end of one that comes in pieces. */
const sizeOf = ({ headers }: FastifyRequest): number =>
  headers['transfer-encoding'] === undefined ? Number(headers['content-length'] ?? 0) : Number.POSITIVE_INFINITY

function bearer(core: CoreApi, request: FastifyRequest): Connection {
  const token = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? null
  return { identity: token === null ? null : core.sessions.identify(token), token }
}

const problem = (reply: FastifyReply, status: number, code: string, title: string) =>
  reply
    .status(status)
    .type('application/problem+json')
    .send(JSON.stringify({ type: 'about:blank', title, status, code }))
