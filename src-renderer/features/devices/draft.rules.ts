/** A device as it is entered: proposed from what was heard or from what it is, and what is still wrong with it. Pure. */
import { type Device, DeviceDraft, type Found } from '../../../src-preload/contract/devices.contract.ts'
import type { Household } from '../../../src-preload/contract/people.contract.ts'
import type { SourceId } from '../../../src-preload/contract/wire/words.ts'

/** What stands in the fields of the form. */
export interface DraftFields {
  id: string
  kind: string
  name: string
  nameEn: string
  zone: string
  household: string | null
  room: string
  place: string
  placeEn: string
  longitude: string
  latitude: string
  /** The native profile needs no address: it speaks under its id. */
  source: SourceId
  address: string
  via: string
  gateway: string | null
}
export type DraftField = keyof DraftFields

const EMPTY: DraftFields = {
  id: '',
  kind: '',
  name: '',
  nameEn: '',
  zone: '',
  household: null,
  room: '',
  place: '',
  placeEn: '',
  longitude: '',
  latitude: '',
  source: 'watchroom',
  address: '',
  via: '',
  gateway: null,
}

const LONGEST_ID = 64

/** `0x00158D0001A2B3C4` → `0x00158d0001a2b3c4`; a second one of the same name gets a number. */
export const idFor = (address: string, isTaken: (id: string) => boolean): string => {
  const plain = address
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, LONGEST_ID - 4)
  const base = plain || 'device'
  let id = base
  for (let number = 2; isTaken(id); number += 1) id = `${base}-${number}`
  return id
}

export const fieldsForNew = (): DraftFields => EMPTY

/** A native address is `{site}/{id}`: such a device keeps its id and needs no address. */
export const fieldsForFound = (found: Found, gateway: string | null, isTaken: (id: string) => boolean): DraftFields => {
  const isNative = found.source === 'watchroom'
  const own = isNative ? found.address.slice(found.address.indexOf('/') + 1) : found.address
  return {
    ...EMPTY,
    id: isNative ? own : idFor(found.address, isTaken),
    kind: found.kind ?? '',
    name: found.name === found.address ? '' : found.name,
    source: found.source,
    address: isNative ? '' : found.address,
    via: found.via ?? '',
    gateway,
  }
}

export const fieldsForDevice = (device: Device): DraftFields => ({
  id: device.id,
  kind: device.kind,
  name: device.name,
  nameEn: device.nameEn,
  zone: device.zone,
  household: device.household,
  room: device.room ?? '',
  place: device.place,
  placeEn: device.placeEn,
  longitude: String(device.lngLat[0]),
  latitude: String(device.lngLat[1]),
  source: device.source?.source ?? 'watchroom',
  address: device.source?.address ?? '',
  via: device.source?.via ?? '',
  gateway: device.gateway,
})

/** `山塘街 128 号 · 厨房`: the shortest unique form of a place. */
export const placeFor = (address: string, room: string): string => (room.trim() ? `${address} · ${room.trim()}` : address)

/** Where the household lies is where its device hangs, until somebody knows better. */
export const withHousehold = (fields: DraftFields, household: Household): DraftFields => ({
  ...fields,
  household: household.id,
  zone: household.zone,
  place: placeFor(household.address, fields.room),
  placeEn: placeFor(household.addressEn, fields.room),
  longitude: String(household.lngLat[0]),
  latitude: String(household.lngLat[1]),
})

export type DraftErrors = Partial<Record<DraftField, string>>

/** The draft, or what is wrong with its fields, as a code. */
export const draftOf = (fields: DraftFields): { draft: DeviceDraft | null; errors: DraftErrors } => {
  const { longitude, latitude, source, address, via, room, ...rest } = fields
  const number = (text: string) => (text.trim() === '' ? Number.NaN : Number(text))
  const isNative = source === 'watchroom'
  const parsed = DeviceDraft.safeParse({
    ...rest,
    room: room.trim() || null,
    lngLat: [number(longitude), number(latitude)],
    source: isNative ? null : { source, address: address.trim(), via: via.trim() || null },
  })
  if (parsed.success) return { draft: parsed.data, errors: {} }
  const errors: DraftErrors = {}
  for (const { path } of parsed.error.issues) {
    const [first, second] = path
    const field = (first === 'lngLat' ? (second === 1 ? 'latitude' : 'longitude') : first === 'source' ? second : first) as DraftField
    const value = fields[field]
    errors[field] ??= value === '' || value === null ? 'missing' : field === 'id' ? 'badId' : 'badValue'
  }
  return { draft: null, errors }
}

/** Which field a refusal of the core is about. */
export const FIELD_OF_REFUSAL: Readonly<Record<string, DraftField>> = {
  unknownKind: 'kind',
  unknownZone: 'zone',
  unknownHousehold: 'household',
  unknownGateway: 'gateway',
  addressTaken: 'address',
}
