/** The state of a device as Zigbee2MQTT publishes it → values of its points. `null` means not yet known and says nothing. */
import { catalogPoint } from '../catalog/properties.ts'
import { pointValue, propertyOf } from '../catalog/property.ts'
import { convert } from '../catalog/units.ts'
import { field, type Json, numberOf } from '../common/json.codec.ts'
import type { Feature } from './features.types.ts'

const PROPERTIES_MAX = 100

/** By the exposes of the device; what it sends besides them counts where the catalogue knows it. */
export function readState(state: Json, features: readonly Feature[]): Map<string, number> {
  const values = new Map<string, number>()
  for (const feature of features) {
    const value = valueAt(state, feature)
    if (value !== null) values.set(feature.id, value)
  }
  const exposed = new Set(features.map(({ path }) => path[0]))
  for (const [property, raw] of Object.entries(state).slice(0, PROPERTIES_MAX)) {
    if (exposed.has(property) || (features.length > 0 && !catalogPoint(property))) continue
    const read = guess(property, raw)
    if (read && !values.has(read.id)) values.set(read.id, read.value)
  }
  return values
}

function valueAt(state: Json, feature: Feature): number | null {
  const raw = feature.path.reduce<unknown>(field, state)
  if (raw === null || raw === undefined) return null
  if (feature.type === 'switch') return isSame(raw, feature.on) ? 1 : isSame(raw, feature.off) ? 0 : null
  const number = numberOf(raw)
  return number === null ? null : convert(number, feature)
}

/** Without exposes only the name and the JSON type tell what it is. */
function guess(property: string, raw: unknown): { id: string; value: number } | null {
  const said = typeof raw === 'boolean' ? raw : raw === 'ON' ? true : raw === 'OFF' ? false : numberOf(raw)
  const known = said === null ? null : propertyOf(property, said, '')
  return said === null || !known ? null : { id: known.point.id, value: pointValue(known.point, said) }
}

const isSame = (raw: unknown, word: unknown): boolean => String(raw).toLowerCase() === String(word).toLowerCase()
