/** What a record is found by: where, who, what people said and wrote. Pure. */
import type { ArchiveRecord } from '../../../src-preload/contract/archive-record.types.ts'

/** What people write into commands. */
const WRITTEN = ['text', 'cause', 'reason', 'note', 'destination', 'takenBy', 'person', 'tag', 'phone', 'number']

/** `kinds`: the words for a hazard, in every language. */
export function textOf(record: ArchiveRecord, kinds: (kind: ArchiveRecord['kind']) => readonly string[]): string {
  const { incident, area, devices, staff, calls, timeline } = record
  const { party } = incident
  const numbers = [...(party?.phones.map(({ number }) => number) ?? []), ...calls.map(({ number }) => number)]
  const parts = [
    incident.id,
    ...kinds(record.kind),
    ...[area.name, area.nameEn, area.place, area.placeEn],
    ...(party ? [party.name, party.nameEn, ...party.phones.map(({ name }) => name)] : []),
    // As they are written, and as one types them.
    ...numbers,
    ...numbers.map((number) => number.replace(/\D/g, '')),
    ...devices.flatMap(({ id, name, nameEn, place, placeEn }) => [id, name, nameEn, place, placeEn]),
    ...staff.flatMap(({ number, name, nameEn }) => [number, name, nameEn]),
    ...incident.evacuees.flatMap(({ address, addressEn }) => [address, addressEn]),
    ...timeline.flatMap(({ by, data }) => [by, ...WRITTEN.map((key) => data[key])]),
  ]
  return [...new Set(parts.filter((part): part is string => typeof part === 'string' && part !== ''))].join('\n')
}
