/** The contract as OpenAPI 3.1 and its REST form: problem+json errors (RFC 9457) with a stable `code`. */

import { SmartCoercionPlugin } from '@orpc/json-schema'
import { OpenAPIGenerator } from '@orpc/openapi'
import { OpenAPIHandler } from '@orpc/openapi/fastify'
import { type ORPCError, onError, ValidationError } from '@orpc/server'
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4'
import { contract } from '../../src-preload/contract/index.ts'
import type { Logger } from '../kernel/logger.ts'
import type { ContractRouter } from './router.ts'

export const describeContract = (version: string) =>
  new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] }).generate(contract, {
    info: {
      title: 'Watchroom',
      version,
      description: 'Times are ISO-8601 UTC with milliseconds; lists are {"items", "next"}; errors are problem+json with a stable `code`.',
    },
    servers: [{ url: '/api/v1' }],
    components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } },
    security: [{ bearer: [] }],
  })

/** RFC 9457. `code` is stable; `reasons` and `issues` say what to change. */
function problem(error: ORPCError<string, unknown>): Record<string, unknown> {
  const { code, status, message, data } = error
  const issues =
    error.cause instanceof ValidationError ? error.cause.issues.map((issue) => ({ path: issue.path, message: issue.message })) : undefined
  const stable =
    code === 'BAD_REQUEST'
      ? 'request.invalid'
      : code === 'INTERNAL_SERVER_ERROR'
        ? 'core.failed'
        : code === 'NOT_FOUND'
          ? 'request.notFound'
          : code
  return {
    type: 'about:blank',
    title: message,
    status,
    code: stable,
    ...(isReasons(data) && { reasons: data.reasons }),
    ...(issues && { issues }),
  }
}

const isReasons = (data: unknown): data is { reasons: string[] } => typeof data === 'object' && data !== null && 'reasons' in data

export const createRestHandler = (router: ContractRouter, log: Logger) =>
  new OpenAPIHandler(router, {
    customErrorResponseBodyEncoder: problem,
    plugins: [new SmartCoercionPlugin({ schemaConverters: [new ZodToJsonSchemaConverter()] })],
    interceptors: [onError((error) => logFailure(error, log))],
  })

function logFailure(error: unknown, log: Logger): void {
  const status = typeof error === 'object' && error !== null && 'status' in error ? Number(error.status) : 500
  if (status >= 500) log.error({ err: error }, 'a call failed')
}
