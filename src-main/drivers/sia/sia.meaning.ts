/** What the events of an alarm panel say of which address: the panel is its account `1234`, a zone of it `1234/7`. */
import type { Description, Heard, Report } from '../../domains/devices/devices.ports.ts'
import { Descriptions } from '../common/descriptions.ts'
import { refused, reportsOf } from '../common/heard.ts'
import { switchPoint } from '../common/points.ts'
import type { Content } from './content.codec.ts'
import { type ContactIdEvent, parseContactId, parseSia, plain, type SiaEvent } from './events.codec.ts'
import { kindOfZone, type Signal, signalOfContactId, signalOfSia } from './sia.tables.ts'

const SOURCE = 'sia'

interface Understood {
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

  /** `format` is the id of the frame. Never throws. */
  understand(account: string, format: string, content: Content): Understood {
    const parse = PARSERS.get(format)
    if (!parse) return { heard: [refused('unsupported', account)], isUnderstood: false }
    const events = parse(content.data)
    if (events.length === 0) return { heard: [refused('malformed', account)], isUnderstood: false }
    const heard = events.map((event) => this.#event(account, event, content))
    return {
      heard: heard.flatMap((items) => items ?? [refused('unsupported', account)]),
      isUnderstood: heard.some((items) => items !== null),
    }
  }

  /** A panel that only ever sent link tests is a device already. */
  introduce(account: string): Heard[] {
    return this.#describe(account, account, '', [])
  }

  #event(account: string, event: SiaEvent | ContactIdEvent, { stamp, extended }: Content): Heard[] | null {
    const signal = event.type === 'sia' ? signalOfSia(event.code) : signalOfContactId(event.event, event.qualifier)
    if (!signal) return null
    const address = addressOf(account, signal, event.number)
    const said = event.type === 'sia' ? event.text : ''
    // What is said about a user is no name of the panel.
    const name = address === account ? '' : said || plain(extended.get('L') ?? extended.get('I') ?? '')
    const at = typeof stamp === 'number' ? stamp : null
    return [...this.#describe(account, address, name, [...signal.values.keys()]), ...reportsOfSignal(account, address, signal, at)]
  }

  #describe(account: string, address: string, name: string, ids: string[]): Heard[] {
    const isPanel = address === account
    const points = ids.map((id) => switchPoint(id, id.replaceAll('-', ' ')))
    return this.#descriptions.learn({
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

function reportsOfSignal(account: string, address: string, { values, isMoment }: Signal, at: number | null): Report[] {
  const via = address === account ? null : account
  return reportsOf({ source: SOURCE, address, via, at, values }, isMoment ? values.keys() : [])
}
