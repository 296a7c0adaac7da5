/** Which scene a wall shows, which incident stands in the middle of it, and how bright it is. Pure. */
import type { Incident } from '../../src-preload/contract/incidents.contract.ts'
import type { Wall, WallScene } from '../../src-preload/contract/picture.contract.ts'
import { byGravity } from './wall.rules.ts'

export interface SceneChoice {
  kind: WallScene
  /** In the middle of the picture; null where the scene has none. */
  worst: Incident | null
  others: Incident[]
}

export interface Situation {
  incidents: Iterable<Incident>
  /** What the wall is set to; null before the core knows it. */
  wall: Pick<Wall, 'scene' | 'pinned'> | null
  /** People are counted at this site. */
  isEvent: boolean
}

/** Nobody has it, and it cannot wait: no scene hides it. */
const isUrgent = ({ unacknowledged, priority }: Incident): boolean => unacknowledged && priority <= 2

export function chooseScene({ incidents, wall, isEvent }: Situation): SceneChoice {
  const open = [...incidents].filter(({ state }) => state !== 'archived').sort(byGravity)
  const around = (worst: Incident | null): SceneChoice => ({ kind: 'incident', worst, others: open.filter((other) => other !== worst) })
  const without = (kind: WallScene): SceneChoice => ({ kind, worst: null, others: open })
  const atRest = isEvent ? 'event' : 'neighbourhood'
  const set = wall?.scene ?? null

  const pinned = open.find(({ id }) => id === wall?.pinned)
  if (pinned && (set === null || set === 'incident')) return around(pinned)
  const urgent = open.find(isUrgent)
  if (urgent) return around(urgent)
  if (set !== null && set !== 'incident') return without(set)
  return open[0] ? around(open[0]) : without(atRest)
}

/** Hours of the site's clock between which a room is lit by day. */
const [DAY_FROM, DAY_TO] = [7, 18]

/** `hour`: 0 … 23 at the site. */
export const themeAt = (brightness: Wall['brightness'], hour: number): 'day' | 'dark' =>
  brightness === 'day' || (brightness === 'auto' && hour >= DAY_FROM && hour < DAY_TO) ? 'day' : 'dark'

const SHIFT_PX = 14
const STEPS = 8

/** Where the picture stands in a minute, in wall px: nothing burns into a panel that never shows it twice at the same place. */
export const shiftAt = (minute: number): { x: number; y: number } => {
  const angle = ((minute % STEPS) / STEPS) * 2 * Math.PI
  return { x: Math.round(SHIFT_PX * Math.cos(angle)), y: Math.round(SHIFT_PX * Math.sin(angle)) }
}
