/** Frigate's messages: review items and tracked objects as JSON, pictures, bare words and numbers. Times are epoch s with fraction. */
import { z } from 'zod'
import { parseJson } from '../common/json.codec.ts'

const Name = z.string().min(1).max(100)
const At = z
  .number()
  .positive()
  .max(1e11)
  .transform((seconds) => Math.round(seconds * 1000))
/** Objects of one review; more do not keep it open. */
const OBJECTS_MAX = 50

const Review = z.object({
  type: z.string(),
  after: z.object({
    id: Name,
    camera: Name,
    start_time: At,
    end_time: At.nullable().catch(null).default(null),
    severity: z.string(),
    data: z.object({ detections: z.array(Name).transform((ids) => ids.slice(0, OBJECTS_MAX)) }).catch({ detections: [] }),
  }),
})

export interface Review {
  id: string
  camera: string
  /** UTC ms. */
  startedAt: number
  endedAt: number | null
  isNew: boolean
  isEnd: boolean
  isAlert: boolean
  /** Ids of the tracked objects it is about. */
  objects: string[]
}

/** Null when the payload is no review item. */
export function parseReview(payload: Buffer): Review | null {
  const { type, after } = Review.safeParse(parseJson(payload)).data ?? {}
  if (!type || !after) return null
  return {
    id: after.id,
    camera: after.camera,
    startedAt: after.start_time,
    endedAt: after.end_time,
    isNew: type === 'new',
    isEnd: type === 'end' || after.end_time !== null,
    isAlert: after.severity === 'alert',
    objects: after.data.detections,
  }
}

const TrackedObject = z.object({ after: z.object({ id: Name, camera: Name, false_positive: z.boolean().catch(false) }) })

/** Null when the payload is no event of a tracked object. */
export function parseTrackedObject(payload: Buffer): { id: string; camera: string; isFalse: boolean } | null {
  const { after } = TrackedObject.safeParse(parseJson(payload)).data ?? {}
  return after ? { id: after.id, camera: after.camera, isFalse: after.false_positive } : null
}

/** How many are seen; null when the payload is no count. */
export function parseCount(payload: Buffer): number | null {
  const text = payload.length < 10 ? payload.toString('utf8').trim() : ''
  return /^\d{1,6}$/.test(text) ? Number(text) : null
}
