/** What everybody sees on the map and the walls besides incidents: marks, notices, and which wall shows what. */
import { z } from 'zod'
import { DESK, HANDLERS, Id, LngLat, pageOf, procedure, Time, WATCHERS } from './wire/procedure.ts'

/** What a commander puts on the map (ICS map symbols in plain words). */
export const MarkKind = z.enum(['danger', 'blocked', 'commandPost', 'staging', 'casualties', 'meeting', 'entry', 'water', 'note'])
export type MarkKind = z.infer<typeof MarkKind>

/** A mark on the map; it appears on every seat and stays until somebody takes it away. */
export const Mark = z.object({
  id: Id,
  kind: MarkKind,
  lngLat: LngLat,
  text: z.string(),
  /** The incident it belongs to: it goes when that is archived. */
  incident: Id.nullable(),
  by: z.string(),
  at: Time,
})
export type Mark = z.infer<typeof Mark>

/** Words for everybody on the walls and handsets. */
export const Notice = z.object({ id: Id, text: z.string(), important: z.boolean(), by: z.string(), at: Time, until: Time.nullable() })
export type Notice = z.infer<typeof Notice>

export const WallScene = z.enum(['neighbourhood', 'event', 'incident', 'briefing'])
export type WallScene = z.infer<typeof WallScene>

/** A big screen. It has no truth of its own: what it shows is set here, or chosen by itself. */
export const Wall = z.object({
  id: Id,
  name: z.string(),
  /** Null: it chooses by itself. */
  scene: WallScene.nullable(),
  /** The incident it stays with; null: the worst one. */
  pinned: Id.nullable(),
  /** `auto`: by the site's clock. */
  brightness: z.enum(['auto', 'day', 'evening']),
  /** What is on the glass. */
  shows: WallScene,
  width: z.number().int(),
  height: z.number().int(),
  /** Somebody watches over it: it has been heard of within seconds. */
  online: z.boolean(),
})
export type Wall = z.infer<typeof Wall>

const WithId = z.object({ id: Id })
const Done = z.object({ ok: z.literal(true) })

export const marks = {
  list: procedure(WATCHERS)
    .route({ method: 'GET', path: '/marks', summary: 'Marks on the map', tags: ['picture'] })
    .output(pageOf(Mark)),
  put: procedure(HANDLERS)
    .route({ method: 'POST', path: '/marks', summary: 'Put a mark on the map', tags: ['picture'] })
    .input(z.object({ kind: MarkKind, lngLat: LngLat, text: z.string().max(60).default(''), incident: Id.nullable().default(null) }))
    .output(Mark),
  /** Errors: 404 `mark.notFound`. */
  remove: procedure(HANDLERS)
    .route({ method: 'DELETE', path: '/marks/{id}', summary: 'Take a mark away', tags: ['picture'] })
    .input(WithId)
    .output(Done),
}

export const notices = {
  list: procedure(WATCHERS)
    .route({ method: 'GET', path: '/notices', summary: 'Notices in force', tags: ['picture'] })
    .output(pageOf(Notice)),
  put: procedure(HANDLERS)
    .route({ method: 'POST', path: '/notices', summary: 'Tell everybody on walls and handsets', tags: ['picture'] })
    .input(
      z.object({ text: z.string().trim().min(1).max(140), important: z.boolean().default(false), until: Time.nullable().default(null) }),
    )
    .output(Notice),
  /** Errors: 404 `notice.notFound`. */
  remove: procedure(HANDLERS)
    .route({ method: 'DELETE', path: '/notices/{id}', summary: 'Take a notice back', tags: ['picture'] })
    .input(WithId)
    .output(Done),
}

export const walls = {
  list: procedure(DESK)
    .route({ method: 'GET', path: '/walls', summary: 'Big screens', tags: ['picture'] })
    .output(pageOf(Wall)),
  /** A wall says that it is there and what it shows; its first word makes it known. `id` is kept by its window. */
  here: procedure([...HANDLERS, 'wall'])
    .route({ method: 'POST', path: '/walls/{id}/here', summary: 'A wall is there', tags: ['picture'] })
    .input(Wall.pick({ id: true, shows: true, width: true, height: true }).extend({ name: z.string().max(60).default('') }))
    .output(Wall),
  /** Errors: 404 `wall.notFound`. */
  set: procedure(HANDLERS)
    .route({ method: 'POST', path: '/walls/{id}', summary: 'What a wall shows', tags: ['picture'] })
    .input(WithId.extend(Wall.pick({ name: true, scene: true, pinned: true, brightness: true }).partial().shape))
    .output(Wall),
  forget: procedure(HANDLERS)
    .route({ method: 'DELETE', path: '/walls/{id}', summary: 'A wall that is not there any more', tags: ['picture'] })
    .input(WithId)
    .output(Done),
}
