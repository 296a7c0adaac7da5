/** The base every procedure of the contract is built from: what it must declare, and the shapes all lists and times share. */
import { oc } from '@orpc/contract'
import { z } from 'zod'

/** What a person or program signed in as may be. One account has one role. */
export const ROLES = ['operator', 'commander', 'staff', 'wall', 'integrator', 'admin'] as const
export const Role = z.enum(ROLES)
export type Role = z.infer<typeof Role>

/** Who may call a procedure: everybody on the LAN (`open`), anyone signed in, or the listed roles. */
export type Access = 'open' | 'signedIn' | readonly Role[]

/** `access` is looked up by the access check; a procedure without it is refused for everyone. */
export interface ProcedureMeta {
  access?: Access
}

/** Starts a procedure and says who may call it. */
export const procedure = (access: Access) => oc.$meta<ProcedureMeta>({ access })

/** Reading the situation: every signed-in seat or program. */
export const WATCHERS = [...ROLES] as const
/** Seats that see people's names and telephone numbers. */
export const DESK = ['operator', 'commander', 'admin'] as const
/** Handling incidents: the duty desk, and the commander over it. */
export const HANDLERS = ['operator', 'commander'] as const

/** ISO-8601 UTC with milliseconds, e.g. `2026-11-21T03:58:10.600Z`. */
export const Time = z.iso.datetime({ precision: 3 })
export const Id = z.string().min(1).max(120)
/** WGS-84 longitude and latitude in degrees, as in GeoJSON. */
export const LngLat = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)])

/** One page of a list; `next` is the cursor of the following page, or null at the end. */
export const pageOf = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), next: z.string().nullable() })

/** How to ask for a page. */
export const PageInput = z.object({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(1000).default(200),
})
