import { describe, expect, it } from 'vitest'
import type { Found } from '../../../src-preload/contract/devices.contract.ts'
import {
  draftOf,
  fieldsForDevice,
  fieldsForFound,
  fieldsForNew,
  idFor,
  placeFor,
  withHousehold,
} from '../../../src-renderer/features/devices/draft.rules.ts'
import { formatOf, rowsOf } from '../../../src-renderer/features/devices/table-file.ts'
import { device } from './device-samples.ts'

const found = (with_: Partial<Found> = {}): Found => ({
  source: 'zigbee2mqtt',
  address: '0x00158D0001A2B3C4',
  via: 'bridge',
  name: '储藏室水浸',
  vendor: 'Aqara',
  model: 'SJCGQ11LM',
  kind: 'water-leak-sensor',
  points: [],
  messages: 3,
  firstHeardAt: '2026-11-21T03:58:10.600Z',
  lastHeardAt: '2026-11-21T03:59:10.600Z',
  ...with_,
})

const household = {
  id: 'shantang-128',
  zone: 'grid-4',
  address: '山塘街 128 号',
  addressEn: '128 Shantang St',
  lngLat: [120.599936, 31.3202246] as [number, number],
  party: { name: '陈桂英', nameEn: 'Chen Guiying' },
}

describe('the number proposed for a device', () => {
  it('is its address in letters a topic may have, and no other device has it', () => {
    expect(idFor('0x00158D0001A2B3C4', () => false)).toBe('0x00158d0001a2b3c4')
    expect(idFor('Plant A/Line 7', (id) => id === 'plant-a-line-7')).toBe('plant-a-line-7-2')
    expect(idFor('厨房', () => false)).toBe('device')
    expect(idFor('x'.repeat(200), () => false)).toHaveLength(60)
  })
})

describe('a device that was found', () => {
  it('brings its name, kind, address and way with it', () => {
    expect(fieldsForFound(found(), 'gateway-1', () => false)).toMatchObject({
      id: '0x00158d0001a2b3c4',
      kind: 'water-leak-sensor',
      name: '储藏室水浸',
      source: 'zigbee2mqtt',
      address: '0x00158D0001A2B3C4',
      via: 'bridge',
      gateway: 'gateway-1',
    })
  })

  it('keeps its own number when it speaks the native profile, and its address is no name', () => {
    const native = found({ source: 'watchroom', address: 'shantang/shed-7-smoke', name: 'shantang/shed-7-smoke', via: null })
    expect(fieldsForFound(native, null, () => true)).toMatchObject({ id: 'shed-7-smoke', name: '', address: '' })
  })
})

describe('the place of a device', () => {
  it('follows household and room', () => {
    expect(placeFor('山塘街 128 号', ' 厨房 ')).toBe('山塘街 128 号 · 厨房')
    expect(placeFor('山塘街 128 号', '')).toBe('山塘街 128 号')
    expect(withHousehold({ ...fieldsForNew(), room: '厨房' }, household)).toMatchObject({
      household: 'shantang-128',
      zone: 'grid-4',
      place: '山塘街 128 号 · 厨房',
      longitude: '120.599936',
    })
  })
})

describe('what was entered', () => {
  it('is the same device again when nothing was touched', () => {
    const known = device()
    const { draft } = draftOf(fieldsForDevice(known))
    const { id, kind, name, nameEn, zone, place, placeEn, lngLat, room } = known
    expect(draft).toEqual({
      id,
      kind,
      name,
      nameEn,
      zone,
      household: 'shantang-128',
      room,
      place,
      placeEn,
      lngLat,
      source: null,
      gateway: null,
    })
  })

  it('says beside each field what is missing or wrong', () => {
    const { draft, errors } = draftOf({ ...fieldsForNew(), id: 'Küche', source: 'sia', longitude: '200', latitude: '' })
    expect(draft).toBeNull()
    expect(errors).toEqual({
      id: 'badId',
      kind: 'missing',
      name: 'missing',
      zone: 'missing',
      place: 'missing',
      longitude: 'badValue',
      latitude: 'missing',
      address: 'missing',
    })
  })
})

describe('table files', () => {
  it('are CSV and XLSX, whatever the case of their ending', () => {
    expect(['a.CSV', 'b.xlsx', 'c.xls', 'csv'].map(formatOf)).toEqual(['csv', 'xlsx', null, 'csv'])
  })

  it('keep their heading when only some rows are saved', () => {
    const csv = '\ufeff编号 id,名称 name\r\na,"甲,乙"\r\nb,丙\r\n'
    expect(rowsOf(csv, new Set(['a']))).toBe('\ufeff编号 id,名称 name\r\na,"甲,乙"\r\n')
  })
})
