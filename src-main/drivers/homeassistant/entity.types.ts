/** One entity that Home Assistant discovery announced, and what must be known of its device again after a restart. */
import { z } from 'zod'
import type { DescribedPoint } from '../../domains/devices/devices.ports.ts'
import { Template } from './template.codec.ts'

export const Entity = z.object({
  /** Where it was announced: the discovery topic, with `#component` when it announced a whole device. */
  key: z.string(),
  /** Point. */
  id: z.string(),
  /** Null: it never says how it is. */
  stateTopic: z.string().nullable(),
  /** Null: it has one that is not understood. */
  template: Template.nullable(),
  reads: z.discriminatedUnion('type', [
    z.object({ type: z.literal('number'), scale: z.number(), offset: z.number() }),
    z.object({ type: z.literal('switch'), on: z.string(), off: z.string() }),
  ]),
  command: z.object({ topic: z.string(), on: z.string(), off: z.string() }).nullable(),
  /** Its value is worth nothing when it is not repeated within so many seconds. */
  expireAfterS: z.number().nullable(),
})
export type Entity = z.infer<typeof Entity>

export const Availability = z.object({
  /** Of several topics: must all say that it is available, any, or does the latest word count. */
  mode: z.enum(['all', 'any', 'latest']),
  topics: z.array(z.object({ topic: z.string(), template: Template, online: z.string(), offline: z.string() })),
})
export type Availability = z.infer<typeof Availability>

export const Memory = z.object({ entities: z.array(Entity), availability: Availability })
export type Memory = z.infer<typeof Memory>

/** What is said of a device beside its entities; texts are empty where it is not said. */
export interface Identity {
  address: string
  name: string
  vendor: string
  model: string
  via: string | null
  availability: Availability
}

/** An entity before it has a point of its device. */
export interface Announced extends Omit<Entity, 'id'> {
  /** Points it may be, best first. */
  ids: (string | null)[]
  point: Omit<DescribedPoint, 'id'>
}

/** A device as the entities announced at one discovery topic name it. */
export interface AnnouncedDevice extends Identity {
  entities: Announced[]
}
