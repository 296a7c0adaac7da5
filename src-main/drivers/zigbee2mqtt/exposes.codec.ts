/** What a device exposes → its points. Only the exposes are read, never the model, so that devices nobody has seen fit too. */
import type { DescribedPoint } from '../../domains/devices/devices.ports.ts'
import { catalogPoint, ownPointId } from '../catalog/properties.ts'
import { describedPoint } from '../catalog/property.ts'
import { type Recognised, recognise } from '../catalog/recognise.ts'
import { type Conversion, convert } from '../catalog/units.ts'
import { POINTS_MAX } from '../common/descriptions.ts'
import { field, isJson, type Json, listOf, numberOf, textOf } from '../common/json.codec.ts'
import { actionPoint } from './action.codec.ts'
import type { Feature, Word } from './features.types.ts'

const EXPOSES_MAX = 200
const DEPTH_MAX = 3
const NAME_MAX = 60
/** Of `access`: it may be published to `/set`. */
const SETTABLE = 2

/** An enumeration is a switch when it has a word of each side: `alarm` and `normal`, `OPEN` and `CLOSE`. */
const ON_WORDS = new Set(['on', 'open', 'alarm', 'leak', 'detected', 'triggered', 'active', 'presence', 'occupied', 'fault'])
const OFF_WORDS = new Set(['off', 'close', 'closed', 'normal', 'no_leak', 'clear', 'inactive', 'none', 'idle', 'ok'])

interface Exposed {
  points: DescribedPoint[]
  features: Feature[]
}

export function readExposes(exposes: unknown): Exposed {
  const found: Exposed = { points: [], features: [] }
  const actions: DescribedPoint[] = []
  for (const { expose, device, path } of leaves(exposes, '', [])) {
    if (path.join() === 'action') actions.push(...actionPoints(expose))
    else add(found, expose, device, path)
  }
  // Last, so that a switch of the same name comes first.
  for (const action of actions) if (isFree(found, action.id)) found.points.push(action)
  found.points.length = Math.min(found.points.length, POINTS_MAX)
  return found
}

interface Leaf {
  expose: Json
  /** What the surrounding expose makes of the device: `switch`, `lock`, `cover`, …; empty for none. */
  device: string
  /** Property in the payload, after those of the composites around it. */
  path: string[]
}

/** Lists are left out: how many members they have changes from message to message. */
function leaves(exposes: unknown, device: string, around: string[]): Leaf[] {
  return listOf(exposes, EXPOSES_MAX).flatMap((expose) => {
    if (!isJson(expose)) return []
    const type = textOf(field(expose, 'type'))
    const property = textOf(field(expose, 'property'), NAME_MAX)
    const path = property ? [...around, property] : around
    const features = field(expose, 'features')
    if (!Array.isArray(features)) return property && type !== 'list' ? [{ expose, device, path }] : []
    if (path.length >= DEPTH_MAX) return []
    return type === 'composite' ? leaves(features, device, path) : device === '' ? leaves(features, type || 'unnamed', around) : []
  })
}

function add(found: Exposed, expose: Json, device: string, path: string[]): void {
  if (found.features.length >= POINTS_MAX || found.features.some((feature) => feature.path.join('/') === path.join('/'))) return
  const property = path.join('_')
  const endpoint = textOf(field(expose, 'endpoint'), NAME_MAX)
  const isOfEndpoint = endpoint !== '' && property.endsWith(`_${endpoint}`)
  const plain = isOfEndpoint ? property.slice(0, -endpoint.length - 1) : property
  // Of a lock it says whether it is locked, not whether it is on.
  const read = readingOf(device === 'lock' && plain === 'state' ? 'locked' : plain, expose)
  if (!read) return
  const { known, words } = read
  // The first channel of several is the point itself, the others are named after their endpoints.
  const id = [known.id, ownPointId(`${known.id} ${isOfEndpoint ? endpoint : property}`)].find((id) => isFree(found, id))
  if (!id) return
  found.features.push({ id, path, ...words })
  found.points.push({
    ...describedPoint(`${textOf(field(expose, 'label')) || property}${isOfEndpoint ? ` ${endpoint}` : ''}`, { ...known, id }),
    range: known.type === 'number' ? rangeOf(expose, known) : null,
    writable: (Number(numberOf(field(expose, 'access'))) & SETTABLE) !== 0,
  })
}

const isFree = ({ points }: Exposed, id: string | null): id is string => id !== null && points.every((point) => point.id !== id)

interface Sides {
  on: Word
  off: Word
}
type Words = { type: 'number'; scale: number; offset: number } | ({ type: 'switch' } & Sides)

/** Null for what is neither a number nor a switch, such as text. */
function readingOf(property: string, expose: Json): { known: Recognised; words: Words } | null {
  const type = field(expose, 'type')
  if (type === 'numeric') {
    const known = recognise(property, 'number', textOf(field(expose, 'unit'), 20))
    return known?.type === 'number' ? { known, words: { type: 'number', scale: known.scale, offset: known.offset } } : null
  }
  const sides = type === 'binary' ? binarySides(expose) : type === 'enum' ? enumSides(property, expose) : null
  const known = sides && recognise(property, 'switch', '')
  return sides && known?.type === 'switch' ? { known, words: { type: 'switch', ...turned(sides, known.inverted) } } : null
}

function binarySides(expose: Json): Sides | null {
  const on = wordOf(field(expose, 'value_on'))
  const off = wordOf(field(expose, 'value_off'))
  return on !== null && off !== null && on !== off ? { on, off } : null
}

function enumSides(property: string, expose: Json): Sides | null {
  const values = listOf(field(expose, 'values'), EXPOSES_MAX).map((value) => textOf(value, NAME_MAX))
  const on = values.find((value) => ON_WORDS.has(value.toLowerCase()))
  const off = values.find((value) => OFF_WORDS.has(value.toLowerCase()))
  const isState = property === 'locked' || catalogPoint(property)?.type === 'switch'
  return on !== undefined && off !== undefined && isState ? { on, off } : null
}

/** `contact` is true when closed, whichever side its converter calls "on"; the word open speaks for itself. */
function turned({ on, off }: Sides, inverted: boolean): Sides {
  if (!inverted) return { on, off }
  if (typeof on === 'boolean') return { on: false, off: true }
  return /open/i.test(String(on)) ? { on, off } : { on: off, off: on }
}

function wordOf(value: unknown): Word | null {
  if (typeof value === 'string') return textOf(value, NAME_MAX) || null
  return typeof value === 'boolean' || typeof value === 'number' ? value : null
}

function rangeOf(expose: Json, known: Conversion): [number, number] | null {
  const [min, max] = [numberOf(field(expose, 'value_min')), numberOf(field(expose, 'value_max'))]
  return min !== null && max !== null && min < max ? [convert(min, known), convert(max, known)] : null
}

const actionPoints = (expose: Json): DescribedPoint[] =>
  listOf(field(expose, 'values'), POINTS_MAX).flatMap((value) => actionPoint(textOf(value, NAME_MAX)) ?? [])
