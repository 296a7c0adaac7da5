/** What was posted to a webhook → what is heard, by the table of its connection. Pure; any bytes may come. */
import type { WebhookConnection, WebhookPoint } from '../../../src-preload/contract/connections/webhook.connection.ts'
import type { Heard, Refused } from '../../domains/devices/devices.ports.ts'
import { numberOf, textOf, timeOf, valueAt } from './document.ts'
import { type Photo, readBody } from './webhook-body.codec.ts'

const ITEMS_MAX = 200
const ADDRESS_MAX = 120

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
    const over = new Map<string, number>()
    let isUnreadable = false
    for (const definition of this.#config.points) {
      const value = this.#valueOf(definition)
      if (value === null) continue
      if (!Number.isFinite(value)) {
        isUnreadable = true
        continue
      }
      values.set(definition.point, value)
      if (definition.pulse && value !== 0) over.set(definition.point, 0)
    }
    if (values.size === 0 && !isUnreadable && pictures.length === 0) return []
    const address = this.#address()
    if (address === null) return [refused('malformed', null)]
    const time = this.#time()
    const heard: Heard[] = []
    if (isUnreadable || Number.isNaN(time)) heard.push(refused('malformed', address))
    const at = time === null || Number.isNaN(time) ? null : time
    const from = { source: 'webhook' as const, address }
    const via = this.#config.via
    if (values.size > 0) heard.push({ ...from, type: 'report', via, at: over.size > 0 ? (at ?? this.#receivedAt) : at, values })
    if (over.size > 0) heard.push({ ...from, type: 'report', via, at: (at ?? this.#receivedAt) + 1, values: over })
    for (const picture of pictures) heard.push({ ...from, type: 'picture', at: at ?? this.#receivedAt, ...picture })
    return heard
  }

  /** Null: it says nothing of this point. NaN: it says something that cannot be read. */
  #valueOf({ path, when, map, scale, offset }: WebhookPoint): number | null {
    const text = this.#text(path)
    const applies = when.every(({ path: where, equals }) => {
      const word = this.#text(where)
      return word !== null && equals.some((one) => String(one) === word)
    })
    if (!applies) return null
    if (map) return text !== null && Object.hasOwn(map, text) ? (map[text] ?? null) : null
    if (text !== null) return numberOf(text) * scale + offset
    const isThere = typeof this.#at(path) === 'object' && this.#at(path) !== null
    return isThere ? Number.NaN : null
  }

  /** `<connection>/<device>`: whoever may post to one webhook cannot speak for the devices of another. */
  #address(): string | null {
    const { id, address } = this.#config
    const device = 'fixed' in address ? address.fixed : this.#text(address.path)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they have no place in an address.
    if (device === null || /[\u0000-\u001f]/.test(device)) return null
    return id.length + 1 + device.length <= ADDRESS_MAX ? `${id}/${device}` : null
  }

  /** Null: it has none. NaN: it cannot be read. */
  #time(): number | null {
    const { time, timeZone } = this.#config
    const text = time === null ? null : this.#text(time)
    return text === null ? null : timeOf(text, timeZone)
  }

  #text(path: string): string | null {
    return textOf(this.#at(path))
  }

  #at(path: string): unknown {
    return path.startsWith('$.') ? valueAt(this.#document, path.slice(2)) : valueAt(this.#item, path)
  }
}

const refused = (reason: Refused['reason'], device: string | null): Refused => ({ type: 'refused', reason, device })
