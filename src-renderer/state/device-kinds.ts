/** Device kinds and the points any device may have, as data: names, units, decimals and standard limits, and the word a caller uses. */
type Words = Record<'zh-CN' | 'en', string>

/** A limit as its kind sets it; what differs on one device comes from the core. */
interface StandardLimit {
  id: string
  value?: number
  hysteresis?: number
  delayMs: number
  priority: number
}

export interface PointWords {
  id: string
  name: Words
  unit: string
  range: [number, number]
  decimals: number
  limits: StandardLimit[]
}

export interface DeviceKindWords {
  kind: string
  name: Words
  spoken: Words
  /** Longest normal silence of a healthy device, in seconds. */
  intervalS: number
  points: PointWords[]
}

const files = import.meta.glob<DeviceKindWords>('../../resources/device-kinds/*.json', { eager: true, import: 'default' })
const catalogue = import.meta.glob<PointWords[]>('../../resources/points.json', { eager: true, import: 'default' })

const kinds = new Map(Object.values(files).map((kind) => [kind.kind, kind]))
const commonPoints = new Map(
  Object.values(catalogue)
    .flat()
    .map((point) => [point.id, point]),
)

/** What a device is there to measure comes before what any device may tell. */
export const inKindOrder = <T extends { id: string }>(kind: string, points: readonly T[]): T[] => {
  const own = kinds.get(kind)?.points.map(({ id }) => id) ?? []
  const place = ({ id }: T) => (own.includes(id) ? own.indexOf(id) : own.length)
  return points.toSorted((a, b) => place(a) - place(b))
}

export const deviceKinds: readonly DeviceKindWords[] = [...kinds.values()]
export const deviceKindOf = (kind: string): DeviceKindWords | undefined => kinds.get(kind)
/** As its kind knows it, or as any device may have it. */
export const pointKindOf = (kind: string, point: string): PointWords | undefined =>
  kinds.get(kind)?.points.find(({ id }) => id === point) ?? commonPoints.get(point)
