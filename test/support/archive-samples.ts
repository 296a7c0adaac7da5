/** Records for an archive of many years: places, kinds, people and words that vary, made by the same function as real ones. */

import { ArchiveStore } from '../../src-main/domains/archive/archive.store.ts'
import { archiveRecord } from '../../src-main/domains/archive/archive-record.rules.ts'
import { textOf } from '../../src-main/domains/archive/archive-text.rules.ts'
import { indexed } from '../../src-main/domains/archive/archive-words.rules.ts'
import { incidentView } from '../../src-main/domains/incidents/incident-view.rules.ts'
import { iso } from '../../src-main/kernel/clock.ts'
import { sha256 } from '../../src-main/kernel/digest.ts'
import type { Sqlite } from '../../src-main/store/open.ts'
import type { ArchiveRecord } from '../../src-preload/contract/archive-record.types.ts'
import type { CauseCategory } from '../../src-preload/contract/incident-parts.types.ts'
import type { HazardKind } from '../../src-preload/contract/wire/words.ts'
import { FIRST } from '../unit/core/incident-model.ts'
import { resources } from './tiny-site.ts'

export interface Sample {
  id: string
  openedAt: number
  kind?: HazardKind
  verdict?: 'real' | 'false'
  cause?: CauseCategory | null
  zone?: string
  place?: string
  owner?: string
  device?: string
  note?: string
  readings?: number
}

export function sampleRecord(sample: Sample): ArchiveRecord {
  const { id, openedAt, kind = 'smoke', verdict = 'real', cause = null, zone = 'grid-1', owner = '王晓', device = 'smoke-1' } = sample
  const { place = '河边巷 1 号 · 厨房', note = '', readings = 0 } = sample
  const archivedAt = openedAt + 600_000
  const incident = incidentView(
    {
      state: 'archived',
      context: {
        ...FIRST,
        id,
        kind,
        verdict,
        openedAt,
        archivedAt,
        place: { ...FIRST.place, zone, device, text: place, textEn: place },
        owner: { id: 'acc-1', name: owner },
        acceptedAt: openedAt + 1500,
        clearedAt: openedAt + 500_000,
        causeReport: cause && note,
        causeCategory: cause,
      },
    },
    {
      alarms: [],
      deadlines: [],
      party: null,
      around: { radiusM: 25, households: 0, people: 0, needHelp: 0 },
      proposals: [],
      related: [],
      evacuees: [],
      member: () => undefined,
    },
  )
  const at = iso(openedAt)
  return archiveRecord({
    site: { id: 'lane', name: '河边巷', nameEn: 'River Lane', timezone: 'Asia/Shanghai' },
    zone: { name: zone, nameEn: zone },
    incident,
    calls: [],
    timeline: [
      { at, fact: 'incident.opened', by: 'core', data: { kind, place, zone, device } },
      { at, fact: 'incident.noted', by: owner, data: { text: note } },
    ],
    devices: [{ id: device, kind: 'smoke-detector', name: device, nameEn: device, place, placeEn: place, lngLat: FIRST.place.lngLat }],
    staff: [],
    since: iso(openedAt - 600_000),
    until: iso(archivedAt),
    readings: [
      {
        device,
        point: 'smoke',
        unit: 'dB/m',
        thinned: false,
        values: Array.from({ length: readings }, (_, index) => [index * 1000, index / 1000]),
      },
    ],
    tracks: [],
  })
}

/** Written as the core writes them, without the incident behind. */
export function sealSamples(db: Sqlite, samples: Iterable<Sample>): ArchiveStore {
  const store = new ArchiveStore(db)
  const put = db.prepare(
    'INSERT INTO incidents (incident_id, state, kind, priority, opened_at, archived_at, snapshot) VALUES (?, ?, ?, 1, ?, ?, ?)',
  )
  db.transaction(() => {
    for (const sample of samples) {
      const record = sampleRecord(sample)
      const document = JSON.stringify(record)
      const sealedAt = Date.parse(record.until)
      put.run(sample.id, 'archived', record.kind, sample.openedAt, sealedAt, '{}')
      const words = textOf(record, (kind) => [resources.tableWords['zh-CN'].kind[kind], resources.tableWords.en.kind[kind]])
      store.seal({ incident: sample.id, sealedAt, sha256: sha256(document), document }, indexed(words))
    }
  })()
  return store
}
