/** Serves browser seats, the REST surface and the WebSocket of the contract on one port. */
import type { AddressInfo } from 'node:net'
import fastifyStatic from '@fastify/static'
import fastify, { type FastifyRequest } from 'fastify'
import type { DriverContext } from '../domains/devices/devices.ports.ts'
import { webhooks } from '../drivers/webhook/webhook.route.ts'
import type { Logger } from '../kernel/logger.ts'
import type { Connection } from '../rpc/access.ts'
import type { CoreApi } from '../rpc/core-api.ts'
import { createRestHandler, describeContract } from '../rpc/open-api.ts'
import type { ContractRouter } from '../rpc/router.ts'
import { answerSafely, problem, urlHost } from './http-answers.ts'
import { serveSockets } from './seat-sockets.ts'

/** A table of 25,000 devices, as base64. */
const MESSAGE_MAX = 15_000_000
/** Of a request by nobody we know. */
const STRANGERS_BODY_MAX = 1_000_000

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
  answerSafely(app, log)

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
  app.get('/handset', (_request, reply) => reply.sendFile('handset.html'))
  const sockets = serveSockets({
    server: app.server,
    routerOf: ({ url }) => {
      const drill = /^\/rpc\?drill=([\w-]{1,120})$/.exec(url ?? '')?.[1]
      return drill === undefined ? (url === '/rpc' ? router : undefined) : drillRouter?.(drill)
    },
    messageMax: MESSAGE_MAX,
    log,
  })

  await app.listen({ host, port })
  const { port: chosen } = app.server.address() as AddressInfo
  return {
    url: `http://${urlHost(host)}:${chosen}`,
    stop: async () => {
      sockets.stop()
      await app.close()
    },
  }
}

/** Bytes of its body; nobody knows before the end of one that comes in pieces. */
const sizeOf = ({ headers }: FastifyRequest): number =>
  headers['transfer-encoding'] === undefined ? Number(headers['content-length'] ?? 0) : Number.POSITIVE_INFINITY

function bearer(core: CoreApi, request: FastifyRequest): Connection {
  const token = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? null
  return { identity: token === null ? null : core.sessions.identify(token), token }
}
