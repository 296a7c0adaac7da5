/** Three households, nine devices, three staff: enough to have two rooms, two hazards and somebody nearer than the rest. */
import { join } from 'node:path'
import { readResources } from '../../src-main/core/resources.ts'
import { SiteFile } from '../../src-main/domains/site/site-file.types.ts'

export const RESOURCES = join(import.meta.dirname, '../../resources')
export const resources = readResources(RESOURCES)

/** The telephone numbers of the parties; none of them may leave the desk. */
export const PHONES = ['100 0000 0001', '100 0000 0002', '100 0000 0003']

const WEST = [120.6, 31.32] as const
const household = (number: number, needHelp: number) => ({
  id: `lane-${number}`,
  zone: number === 3 ? 'grid-2' : 'grid-1',
  address: `河边巷 ${number} 号`,
  addressEn: `${number} River Lane`,
  lngLat: [WEST[0] + number * 0.0001, WEST[1]],
  people: number + 1,
  needHelp,
  party: {
    name: `住户${number}`,
    nameEn: `Resident ${number}`,
    age: 60 + number,
    needs: needHelp > 0 ? ['elderly'] : [],
    phones: [{ label: 'mobile', name: `住户${number}`, number: PHONES[number - 1] }],
  },
})

const device = (id: string, kind: string, house: number, room: string) => ({
  id,
  kind,
  name: id,
  nameEn: id,
  zone: house === 3 ? 'grid-2' : 'grid-1',
  household: `lane-${house}`,
  room,
  place: `河边巷 ${house} 号 · ${room}`,
  placeEn: `${house} River Lane · ${room}`,
  lngLat: [WEST[0] + house * 0.0001, WEST[1]],
})

const member = (number: string, eastward: number, skills: string[]) => ({
  id: `staff-${number}`,
  number,
  name: `队员${number}`,
  nameEn: `Guard ${number}`,
  skills,
  phone: `100 0000 09${number}`,
  lngLat: [WEST[0] + eastward, WEST[1]],
  onDutyUntil: '22:00',
})

export const tinySiteDocument = {
  format: 'watchroom-site/1',
  id: 'lane',
  name: '河边巷',
  nameEn: 'River Lane',
  timezone: 'Asia/Shanghai',
  center: [...WEST],
  bounds: [120.59, 31.31, 120.61, 31.33],
  zones: [
    { id: 'grid-1', name: '1 网格', nameEn: 'Grid 1' },
    { id: 'grid-2', name: '2 网格', nameEn: 'Grid 2' },
  ],
  households: [household(1, 1), household(2, 0), household(3, 2)],
  devices: [
    device('smoke-1', 'smoke-detector', 1, '厨房'),
    device('heat-1', 'heat-detector', 1, '厨房'),
    device('smoke-1b', 'smoke-detector', 1, '卧室'),
    device('gas-1', 'gas-detector', 1, '厨房'),
    device('smoke-2', 'smoke-detector', 2, '客厅'),
    device('power-2', 'electrical-fire-monitor', 2, '配电箱'),
    device('water-2', 'water-meter', 2, '厨房'),
    device('door-3', 'door-contact', 3, '入户门'),
    device('tilt-3', 'structure-monitor', 3, '山墙'),
  ],
  staff: [member('11', 0.0002, []), member('12', 0.0008, ['fire']), member('13', 0.02, ['fire', 'gas'])],
  groups: [{ id: 'night-watch', name: '夜班组', nameEn: 'Night watch', staff: ['staff-11', 'staff-12', 'staff-13', 'gone'] }],
  features: [],
}

export const tinySite = SiteFile.parse(tinySiteDocument)
