/** What the events of an alarm panel say of which address: the panel is its account `1234`, a zone of it `1234/7`. */
import type { Description, Heard, Report } from '../../domains/devices/devices.ports.ts'
import { Descriptions, switchPoint } from '../panels/descriptions.ts'
import type { Content } from './content.codec.ts'
import { type ContactIdEvent, parseContactId, parseSia, plain, type SiaEvent } from './events.codec.ts'
import { kindOfZone, type Signal, signalOfContactId, signalOfSia } from './sia.tables.ts'

const SOURCE = 'sia'

export interface Understood {
  heard: Heard[]
  /** Of at least one event it is known what it means. */
  isUnderstood: boolean
}

export class Meaning {
  readonly #names: ReadonlyMap<string, string>
  readonly #descriptions: Descriptions

  /** `names` of accounts, as configured. */
  constructor(names: ReadonlyMap<string, string>, known: readonly Description[]) {
    this.#names = names
    this.#descriptions = new Descriptions(known)
  }

  /** `format` is the id of the frame; `receivedAt` in UTC ms. Never throws. */
  understand(account: string, format: string, content: Content, receivedAt: number): Understood {
    const parse = PARSERS.get(format)
    if (!parse) return { heard: [{ type: 'refused', reason: 'unsupported', device: account }], isUnderstood: false }
    const events = parse(content.data)
    if (events.length === 0) return { heard: [{ type: 'refused', reason: 'malformed', device: account }], isUnderstood: false }
    const heard = events.map((event) => this.#event(account, event, content, receivedAt))
    return { heard: heard.flatMap((items) => items ?? unknown(account)), isUnderstood: heard.some((items) => items !== null) }
  }

  /** A panel that only ever sent link tests is a device already. */
  introduce(account: string): Heard[] {
    return this.#describe(account, account, '', [])
  }

  #event(account: string, event: SiaEvent | ContactIdEvent, { stamp, extended }: Content, receivedAt: number): Heard[] | null {
    const signal = event.type === 'sia' ? signalOfSia(event.code) : signalOfContactId(event.event, event.qualifier)
    if (!signal) return null
    const address = addressOf(account, signal, event.number)
    const said = event.type === 'sia' ? event.text : ''
    // What is said about a user is no name of the panel.
    const name = address === account ? '' : said || plain(extended.get('L') ?? extended.get('I') ?? '')
    const at = typeof stamp === 'number' ? stamp : null
    return [...this.#describe(account, address, name, [...signal.values.keys()]), ...reports(account, address, signal, at, receivedAt)]
  }

  #describe(account: string, address: string, name: string, ids: string[]): Heard[] {
    const isPanel = address === account
    const points = ids.map((id) => switchPoint(id, id.replaceAll('-', ' ')))
    const description = this.#descriptions.learn({
      source: SOURCE,
      address,
      via: isPanel ? null : account,
      name: isPanel ? (this.#names.get(account) ?? '') : name,
      fallback: isPanel ? `SIA ${account}` : `SIA ${address}`,
      vendor: '',
      model: '',
      kind: isPanel ? 'gateway' : kindOfZone(ids),
      points,
    })
    return description ? [description] : []
  }
}

const PARSERS = new Map<string, (data: string) => (SiaEvent | ContactIdEvent)[]>([
  ['SIA-DCS', parseSia],
  ['ADM-CID', parseContactId],
])

/** `001` and `1` are the same zone; zone 0 is the panel itself. */
function addressOf(account: string, { ofZone }: Signal, number: string): string {
  const zone = number.replace(/^0+/, '')
  return ofZone && zone !== '' ? `${account}/${zone}` : account
}

function reports(account: string, address: string, { values, isMoment }: Signal, at: number | null, receivedAt: number): Report[] {
  if (values.size === 0) return []
  const via = address === account ? null : account
  const report = (time: number | null, of: ReadonlyMap<string, number>): Report => ({
    type: 'report',
    source: SOURCE,
    address,
    via,
    at: time,
    values: of,
  })
  if (!isMoment) return [report(at, values)]
  const over = new Map([...values.keys()].map((id) => [id, 0]))
  return [report(at ?? receivedAt, values), report((at ?? receivedAt) + 1, over)]
}

const unknown = (account: string): Heard[] => [{ type: 'refused', reason: 'unsupported', device: account }]
