/** `POST /hooks/<connection>`: who may post, how much, and the answer, which is given after the commit. */
import { createHash, timingSafeEqual } from 'node:crypto'
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import type { WebhookConnection } from '../../../src-preload/contract/connections/webhook.connection.ts'
import type { DriverContext, Heard, Origin } from '../../domains/devices/devices.ports.ts'
import { refused } from '../common/heard.ts'
import { originOf } from '../common/origin.ts'
import { Pace } from '../common/pace.ts'
import { BODY_MAX } from './body.codec.ts'
import { decodeWebhook } from './webhook.codec.ts'

const PER_SECOND = 200
/** Strangers are turned away silently beyond this. */
const STRANGERS_PER_SECOND = 1
const STORED_MS = 10_000

interface WebhookOptions {
  /** As they are now; they may change while the server runs. */
  connections: () => readonly WebhookConnection[]
  context: DriverContext
}

interface Hook {
  Params: { id: string }
  Querystring: { secret?: unknown }
}

export const webhooks: FastifyPluginAsync<WebhookOptions> = async (app, { connections, context }) => {
  const { clock, intake, log } = context
  const messages = new Map<string, Pace>()
  const strangers = new Map<string, Pace>()
  const find = ({ params }: FastifyRequest<Hook>) => connections().find(({ id }) => id === params.id)

  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
  app.setErrorHandler((error, request, reply) => {
    const status = (error as { statusCode?: number }).statusCode ?? 500
    if (status >= 500) log.error({ err: error }, 'a webhook failed')
    if (status === 413) intake.hear(arrived(request as FastifyRequest<Hook>), [refused('oversized', null)], () => {})
    return problem(reply, status)
  })

  app.route<Hook>({
    method: ['POST', 'PUT'],
    url: '/hooks/:id',
    bodyLimit: BODY_MAX,
    // Before the body is read.
    onRequest: async (request, reply) => {
      const connection = find(request)
      if (!connection) return problem(reply, 404)
      if (!isAuthorised(connection, request)) {
        if (paceOf(strangers, connection.id, STRANGERS_PER_SECOND).admits())
          intake.hear(arrived(request), [refused('unauthorised', null)], () => {})
        return problem(reply, 401)
      }
      if (!paceOf(messages, connection.id, PER_SECOND).admits()) return problem(reply, 429)
    },
    handler: async (request, reply) => {
      const connection = find(request)
      if (!connection) return problem(reply, 404)
      const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
      const heard = decodeWebhook(connection, body, request.headers['content-type'] ?? '', clock.now())
      if (!(await isStored(arrived(request, body), heard))) return problem(reply, 503)
      const [first] = heard
      if (first?.type === 'refused' && heard.every(({ type }) => type === 'refused'))
        return problem(reply, first.reason === 'oversized' ? 413 : 400)
      const { status, body: answer } = connection.respond
      return reply
        .status(status)
        .type(/^\s*[{[]/.test(answer) ? 'application/json' : 'text/plain')
        .send(answer)
    },
  })

  const arrived = (request: FastifyRequest<Hook>, body: Buffer = Buffer.alloc(0)): Origin =>
    originOf('webhook', `http://${peerOf(request)} ${request.method} /hooks/${request.params.id}`, clock.now(), body)

  /** One for each connection, so never more than there are connections. */
  function paceOf(paces: Map<string, Pace>, id: string, perSecond: number): Pace {
    const pace = paces.get(id) ?? new Pace(() => clock.mono(), perSecond, perSecond)
    paces.set(id, pace)
    return pace
  }

  const isStored = (origin: Origin, heard: readonly Heard[]): Promise<boolean> =>
    new Promise((resolve) => {
      const patience = setTimeout(() => resolve(false), STORED_MS)
      intake.hear(origin, heard, () => {
        clearTimeout(patience)
        resolve(true)
      })
    })
}

function isAuthorised({ secret, allowFrom }: WebhookConnection, request: FastifyRequest<Hook>): boolean {
  const isFromThere = allowFrom.some((address) => address === peerOf(request))
  if (secret === null) return isFromThere
  if (secret === '' || (allowFrom.length > 0 && !isFromThere)) return false
  const { authorization, 'x-watchroom-secret': header } = request.headers
  const sent = [/^Bearer (\S+)$/i.exec(authorization ?? '')?.[1], header, request.query.secret]
  return sent.some((word) => typeof word === 'string' && isSame(word, secret))
}

/** Takes the same time wherever they differ. */
const isSame = (a: string, b: string): boolean => timingSafeEqual(digest(a), digest(b))
const digest = (text: string): Buffer => createHash('sha256').update(text).digest()

/** An IPv4 address that came over an IPv6 socket is still one. */
const peerOf = ({ ip }: FastifyRequest<Hook>): string => ip.replace(/^::ffff:(?=\d+\.)/i, '')

const PROBLEMS = new Map([
  [400, { code: 'webhook.unusable', title: 'Nothing in this message could be used' }],
  [401, { code: 'webhook.unauthorised', title: 'Not authorised' }],
  [404, { code: 'webhook.notFound', title: 'There is no such webhook' }],
  [413, { code: 'webhook.oversized', title: 'The message is too large' }],
  [429, { code: 'webhook.tooMany', title: 'Too many messages' }],
  [503, { code: 'webhook.notStored', title: 'The message could not be stored in time' }],
])

function problem(reply: FastifyReply, status: number): FastifyReply {
  const { code, title } = PROBLEMS.get(status) ?? { code: 'webhook.failed', title: 'The message could not be taken' }
  return reply
    .status(status)
    .type('application/problem+json')
    .send(JSON.stringify({ type: 'about:blank', title, status, code }))
}
