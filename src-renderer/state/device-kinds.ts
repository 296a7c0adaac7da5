/** Device kinds as data: the names, units and decimals of their points, and the word a caller uses for them. */
type Words = Record<'zh-CN' | 'en', string>

export interface DeviceKindWords {
  kind: string
  name: Words
  spoken: Words
  points: { id: string; name: Words; unit: string; range: [number, number]; decimals: number }[]
}

const files = import.meta.glob<DeviceKindWords>('../../resources/device-kinds/*.json', { eager: true, import: 'default' })

const kinds = new Map(Object.values(files).map((kind) => [kind.kind, kind]))

export const deviceKinds: readonly DeviceKindWords[] = [...kinds.values()]
export const deviceKindOf = (kind: string): DeviceKindWords | undefined => kinds.get(kind)
export const pointKindOf = (kind: string, point: string) => kinds.get(kind)?.points.find(({ id }) => id === point)
