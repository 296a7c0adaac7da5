/** How every HTTP server of the core answers: headers that keep a page to itself, and problems in one form (RFC 9457). */
import type { FastifyInstance, FastifyReply, RawServerBase, RouteGenericInterface } from 'fastify'
import type { Logger } from '../kernel/logger.ts'
import { contentSecurityPolicy } from './content-security-policy.ts'

/** For pages, assets and errors alike. An answer that set its own policy keeps it. */
export function answerSafely<Server extends RawServerBase>(app: FastifyInstance<Server>, log: Logger): void {
  app.addHook('onSend', async (_request, reply) => {
    if (reply.statusCode >= 400) reply.header('content-type', 'application/problem+json')
    if (!reply.hasHeader('content-security-policy')) reply.header('content-security-policy', contentSecurityPolicy)
    reply.headers({
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
}

export const problem = <Server extends RawServerBase>(
  reply: FastifyReply<RouteGenericInterface, Server>,
  status: number,
  code: string,
  title: string,
) =>
  reply
    .status(status)
    .type('application/problem+json')
    .send(JSON.stringify({ type: 'about:blank', title, status, code }))

/** As it stands in an address; IPv6 in brackets. */
export const urlHost = (host: string): string => (host.includes(':') ? `[${host}]` : host)
