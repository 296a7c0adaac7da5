/** What was posted to a webhook → what is heard, by the table of its connection. Pure; any bytes may come. */
import type { WebhookConnection, WebhookPoint } from '../../../src-preload/contract/connections/webhook.connection.ts'
import type { Heard } from '../../domains/devices/devices.ports.ts'
import { convert } from '../catalog/units.ts'
import { ADDRESS_MAX, refused, reportsOf } from '../common/heard.ts'
import { type Photo, readBody } from './body.codec.ts'
import { numberIn, timeIn, valueAt, wordOf } from './document.codec.ts'

const ITEMS_MAX = 200

/** `receivedAt` in UTC ms. Never throws. */
export function decodeWebhook(config: WebhookConnection, bytes: Buffer, contentType: string, receivedAt: number): Heard[] {
  const body = readBody(bytes, contentType)
  if (body === 'malformed' || body === 'oversized') return [refused(body, null)]
  const { document, pictures } = body
  const found = config.items === null ? document : valueAt(document, config.items)
  const items = Array.isArray(found) ? found : found === undefined ? [] : [found]
  // A picture belongs to the first event of its message.
  const heard = items
    .slice(0, ITEMS_MAX)
    .flatMap((item, index) => new Posted(config, document, item, receivedAt).heard(index === 0 ? pictures : []))
  return items.length > ITEMS_MAX ? [...heard, refused('oversized', null)] : heard
}

/** One event of a message. */
class Posted {
  readonly #config: WebhookConnection
  readonly #document: unknown
  readonly #item: unknown
  readonly #receivedAt: number

  constructor(config: WebhookConnection, document: unknown, item: unknown, receivedAt: number) {
    this.#config = config
    this.#document = document
    this.#item = item
    this.#receivedAt = receivedAt
  }

  /** Nothing when it says nothing of any point, like a heartbeat. */
  heard(pictures: readonly Photo[]): Heard[] {
    const values = new Map<string, number>()
    const momentary = new Set<string>()
    let isUnreadable = false
    for (const definition of this.#config.points) {
      const value = this.#valueOf(definition)
      if (value === null) continue
      if (!Number.isFinite(value)) {
        isUnreadable = true
        continue
      }
      values.set(definition.point, value)
      if (definition.pulse && value !== 0) momentary.add(definition.point)
    }
    if (values.size === 0 && !isUnreadable && pictures.length === 0) return []
    const address = this.#address()
    if (address === null) return [refused('malformed', null)]
    const { time, timeZone, via } = this.#config
    const word = time === null ? null : this.#word(time)
    const at = word === null ? null : timeIn(word, timeZone)
    const from = { source: 'webhook' as const, address }
    return [
      ...(isUnreadable || (word !== null && at === null) ? [refused('malformed', address)] : []),
      ...reportsOf({ ...from, via, at, values }, momentary),
      ...pictures.map((picture): Heard => ({ ...from, type: 'picture', at: at ?? this.#receivedAt, ...picture })),
    ]
  }

  /** Null: it says nothing of this point. NaN: it says something that cannot be read. */
  #valueOf({ path, when, map, scale, offset }: WebhookPoint): number | null {
    const word = this.#word(path)
    const applies = when.every(({ path: where, equals }) => equals.some((one) => String(one) === this.#word(where)))
    if (!applies) return null
    if (map) return word !== null && Object.hasOwn(map, word) ? (map[word] ?? null) : null
    if (word !== null) return convert(numberIn(word) ?? Number.NaN, { scale, offset })
    const isThere = typeof this.#at(path) === 'object' && this.#at(path) !== null
    return isThere ? Number.NaN : null
  }

  /** `<connection>/<device>`: whoever may post to one webhook cannot speak for the devices of another. */
  #address(): string | null {
    const { id, address } = this.#config
    const device = 'fixed' in address ? address.fixed : this.#word(address.path)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they have no place in an address.
    if (device === null || /[\u0000-\u001f]/.test(device)) return null
    return id.length + 1 + device.length <= ADDRESS_MAX ? `${id}/${device}` : null
  }

  #word(path: string): string | null {
    return wordOf(this.#at(path))
  }

  #at(path: string): unknown {
    return path.startsWith('$.') ? valueAt(this.#document, path.slice(2)) : valueAt(this.#item, path)
  }
}
