/** Makes `demo.site.json`, the canal street Watchroom starts with: `node make-demo.mjs` writes it, `--print` prints it. */
import { writeFileSync } from 'node:fs'
import { floorsOf } from './demo/hall.mjs'
import { drawFeatures } from './demo/map-features.mjs'
import { GROUPS, RECIPIENTS } from './demo/people.mjs'
import { CENTER, toLngLat, WATCHED, ZONES } from './demo/plan.mjs'
import { createRandom } from './demo/random.mjs'
import { settle } from './demo/rows.mjs'
import { drawTown } from './demo/town.mjs'

const town = drawTown(createRandom(1))
const { households, devices, staff } = settle(town, createRandom(2))
const features = drawFeatures(town, createRandom(3)).map((feature, i) => ({ type: feature.type, id: i + 1, ...feature }))

const { west, east, south, north } = WATCHED
const corners = [
  [west, south],
  [west, north],
  [east, south],
  [east, north],
].map(toLngLat)
const lngs = corners.map((c) => c[0])
const lats = corners.map((c) => c[1])

const head = {
  format: 'watchroom-site/1',
  id: 'shantang',
  name: '山塘街区',
  nameEn: 'Shantang',
  hotline: '0512 0000 0119',
  timezone: 'Asia/Shanghai',
  center: CENTER,
  bounds: [Math.min(...lngs), Math.min(...lats), Math.max(...lngs), Math.max(...lats)],
}
const groups = GROUPS.map(({ id, name, nameEn, numbers }) => ({ id, name, nameEn, staff: numbers.map((number) => `staff-${number}`) }))
const recipients = RECIPIENTS.map((recipient, i) => ({ id: `recipient-${i + 1}`, ...recipient }))
const zones = ZONES.map(({ id, name, nameEn, capacity }) => ({ id, name, nameEn, capacity }))

/** One row per line, so that a change reads well in a diff. */
const table = (name, rows) => `"${name}":[\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]`
const tables = [
  table('zones', zones),
  table('households', households),
  table('devices', devices),
  table('staff', staff),
  table('groups', groups),
  table('recipients', recipients),
  table('floors', floorsOf(town.hall)),
  table('features', features),
]
const text = `${JSON.stringify(head).slice(0, -1)},\n${tables.join(',\n')}\n}\n`

if (process.argv.includes('--print')) process.stdout.write(text)
else writeFileSync(new URL('demo.site.json', import.meta.url), text)
