/** The device network itself: connections and their peers, message rates, and the raw messages as they came in. */
import { z } from 'zod'
import { Connection } from './connections/connection.ts'
import { Id, pageOf, procedure, Time, WATCHERS } from './wire/procedure.ts'
import { SourceId } from './wire/words.ts'

export const Peer = z.object({ id: z.string(), remote: z.string(), connected: z.boolean(), since: Time, lastHeardAt: Time.nullable() })

/** Since the core started; rates over the last ten seconds. */
export const Traffic = z.object({
  source: SourceId,
  messages: z.number().int(),
  refused: z.number().int(),
  bytes: z.number().int(),
  perSecond: z.number(),
  lastAt: Time.nullable(),
})
export type Traffic = z.infer<typeof Traffic>

/** A running connection. `id` is null for the brokers, which are set up at the start of the core. */
export const Line = z.object({
  id: Id.nullable(),
  source: z.union([SourceId, z.literal('mqtt')]),
  url: z.string(),
  connected: z.boolean(),
  /** Why it could not be opened, in the system's words. */
  failure: z.string().nullable(),
  peers: z.array(Peer),
})
export type Line = z.infer<typeof Line>

/** One message of the network; the newest 2,000 are kept in memory. */
export const RawMessage = z.object({
  seq: z.number().int(),
  at: Time,
  source: SourceId,
  topic: z.string(),
  bytes: z.number().int(),
  excerpt: z.string(),
  /** What it meant, e.g. `report`, or why it was refused; empty when it said nothing of use. */
  meaning: z.array(z.string()),
  /** Addresses it spoke of. */
  devices: z.array(z.string()),
})
export type RawMessage = z.infer<typeof RawMessage>

const ADMINS = ['operator', 'commander', 'admin'] as const

export const network = {
  overview: procedure(WATCHERS)
    .route({ method: 'GET', path: '/network', summary: 'Connections, peers and rates', tags: ['network'] })
    .output(z.object({ lines: z.array(Line), traffic: z.array(Traffic) })),
  messages: procedure(ADMINS)
    .route({ method: 'GET', path: '/network/messages', summary: 'Raw messages, newest first', tags: ['network'] })
    .input(
      z.object({
        source: SourceId.optional(),
        words: z.string().max(100).optional(),
        after: z.coerce.number().int().optional(),
        limit: z.coerce.number().int().min(1).max(500).default(200),
      }),
    )
    .output(pageOf(RawMessage)),
  connections: procedure(ADMINS)
    .route({
      method: 'GET',
      path: '/network/connections',
      summary: 'Connections that were set up; secrets are left out',
      tags: ['network'],
    })
    .output(pageOf(Connection)),
  connect: procedure(ADMINS)
    .route({
      method: 'POST',
      path: '/network/connections',
      summary: 'Set up a connection, or change it; an empty secret keeps the old one',
      tags: ['network'],
    })
    .input(Connection)
    .output(z.object({ ok: z.literal(true) })),
  /** Clauses of GB/T 26875.3: post inspection 查岗, clock, state, initialisation. */
  command: procedure(ADMINS)
    .route({
      method: 'POST',
      path: '/network/connections/{id}/command',
      summary: 'Ask a transmission device of a fire alarm system',
      tags: ['network'],
    })
    .input(
      z.object({
        id: Id,
        address: Id,
        command: z.enum(['inspect', 'setClock', 'readState', 'initialise']),
        /** Minutes to answer a post inspection. */
        minutes: z.number().int().min(1).max(255).default(10),
      }),
    )
    .output(z.object({ ok: z.literal(true) })),
  disconnect: procedure(ADMINS)
    .route({ method: 'POST', path: '/network/connections/{id}/remove', summary: 'End a connection for good', tags: ['network'] })
    .input(z.object({ id: Id }))
    .output(z.object({ ok: z.literal(true) })),
}
