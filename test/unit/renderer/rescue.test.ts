/** Who is told, in which words, and how far the evacuation has come. */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Evacuee } from '../../../src-preload/contract/incident-parts.types.ts'
import { type ReportFacts, type ReportSentences, reportLines, reportText } from '../../../src-preload/contract/report-text.ts'
import { RescueContact } from '../../../src-preload/contract/rescue.contract.ts'
import { Certainty, HazardKind } from '../../../src-preload/contract/wire/words.ts'
import { nearestHydrants, nearestStreet } from '../../../src-renderer/features/rescue/access.rules.ts'
import { ringOf } from '../../../src-renderer/features/rescue/cordon-draft.ts'
import { leavingCount, nextToLeave } from '../../../src-renderer/features/rescue/leaving.rules.ts'
import { nextOwed, onlineKinds, recipientsOf } from '../../../src-renderer/features/rescue/recipients.rules.ts'
import { en, zhCN } from '../../../src-renderer/i18n/resources.ts'
import { device } from './device-samples.ts'
import { inHand } from './samples.ts'

const demo = JSON.parse(readFileSync(resolve(import.meta.dirname, '../../../resources/sites/demo.site.json'), 'utf8'))
const contacts = demo.recipients.map((row: unknown) => RescueContact.parse(row))
const sentencesOf = (words: typeof zhCN): ReportSentences => ({
  ...words.rescue.text,
  hazard: words.incidents.hazard,
  triage: words.casualties.category,
})
const LANGUAGES = [sentencesOf(zhCN), sentencesOf(en)]

const facts: ReportFacts = {
  site: '山塘街区',
  place: '山塘街 128 号 · 厨房',
  lngLat: [120.599912, 31.320214],
  hazard: 'smoke',
  certainty: 'reported',
  said: '有火或浓烟',
  openedAt: '15:02',
  road: { name: '山塘街', metres: 13.2 },
  hydrants: [
    { name: '消火栓 12', metres: 14, state: 'ready', pressure: '0.28 MPa' },
    { name: '消火栓 11', metres: 65, state: 'low', pressure: '0.05 MPa' },
  ],
  around: { radiusM: 25, households: 7, people: 18, needHelp: 1 },
  casualties: { immediate: 1, minor: 2 },
  measures: ['1 人在场', '已设警戒区'],
  guide: { number: '04', name: '周建国' },
}

describe('a report to rescue', () => {
  it('says what, where, by which road, with which water, who is there and hurt, what was done and who leads in', () => {
    expect(reportText(reportLines(sentencesOf(zhCN), facts)).split('\n')).toEqual([
      '山塘街区值守台报告：山塘街 128 号 · 厨房发生烟雾，15:02 报警，当事人反映有火或浓烟。',
      '东经 120.59991，北纬 31.32021。',
      '车辆走山塘街，离现场约 13 米。',
      '消火栓 12 距离 14 米，水压 0.28 MPa；消火栓 11 距离 65 米，水压不足 0.05 MPa。',
      '25 米内 7 户 18 人，1 人撤离要帮助。',
      '伤员：立即救治 1；轻伤 2。',
      '1 人在场；已设警戒区。',
      '04 号周建国在山塘街接应。',
    ])
  })

  it('leaves no blank open for any hazard, certainty and gap in what is known, in both languages', () => {
    const bare: ReportFacts = { ...facts, road: null, hydrants: [], casualties: {}, measures: [], guide: null }
    for (const sentences of LANGUAGES)
      for (const hazard of HazardKind.options)
        for (const certainty of Certainty.options)
          for (const known of [facts, bare]) {
            const text = reportText(reportLines(sentences, { ...known, hazard, certainty }))
            expect(text).not.toMatch(/{{|undefined|NaN|null/)
          }
  })
})

describe('the recipients', () => {
  const fire = inHand('handling', ['report'], { kind: 'fire' })
  const recipients = recipientsOf(fire, contacts, false)

  it('are those of the zone, soonest help first; the ambulance is owed only when somebody is hurt', () => {
    expect(recipients.map(({ kind }) => kind)).toEqual(['fire', 'ambulance', 'subdistrict', 'community', 'emergency'])
    expect(recipients.find(({ kind }) => kind === 'community')?.contact?.name).toBe('山塘社区')
    const south = { ...fire, place: { ...fire.place, zone: 'grid-5' } }
    expect(recipientsOf(south, contacts, false).find(({ kind }) => kind === 'community')?.contact?.name).toBe('下塘社区')
    expect(recipients.filter(({ isOwed }) => !isOwed).map(({ kind }) => kind)).toEqual(['ambulance'])
    expect(recipientsOf({ ...fire, kind: 'medical' }, contacts, false).every(({ isOwed }) => isOwed)).toBe(true)
    expect(recipientsOf(fire, contacts, true).every(({ isOwed }) => isOwed)).toBe(true)
  })

  it('that are online are told at once, then the next one to be rung is under the fingers', () => {
    expect(onlineKinds(recipients)).toEqual(['fire', 'emergency'])
    const report = { recipient: 'fire', how: 'sent', at: fire.openedAt, by: '沈静', receivedAt: null, receivedBy: null } as const
    expect(nextOwed(recipientsOf({ ...fire, reports: [report] }, contacts, false))).toBe('subdistrict')
  })

  it('have a row even where the site has listed nobody', () => {
    expect(recipientsOf(fire, [], false).map(({ contact }) => contact)).toEqual([null, null, null, null, null])
  })
})

describe('the way of the engines', () => {
  it('is the nearest street, never an alley', () => {
    const near = nearestStreet(demo.features, [120.599912, 31.320214])
    expect(near?.feature.properties.name).toBe('山塘街')
    expect(near?.metres).toBeLessThan(30)
    const alley = demo.features.find(({ properties }: { properties: { layer: string } }) => properties.layer === 'alley')
    expect(nearestStreet([alley], alley.geometry.coordinates[0])).toBeNull()
  })

  it('names the two nearest hydrants and says which cannot be relied on', () => {
    const hydrant = (id: string, north: number, value: number | null, state: 'normal' | 'offline' = 'normal') =>
      device({
        id,
        kind: 'hydrant-pressure',
        state,
        lngLat: [120.6, 31.32 + north],
        points: [{ id: 'pressure', unit: 'MPa', value, at: null }],
      })
    const all = [hydrant('far', 0.01, 0.3), hydrant('low', 0.0002, 0.05), hydrant('near', 0.0001, 0.3), device({ id: 'smoke' })]
    expect(nearestHydrants(all, [120.6, 31.32], 0.1).map(({ device: { id }, state }) => [id, state])).toEqual([
      ['near', 'ready'],
      ['low', 'low'],
    ])
    expect(nearestHydrants([hydrant('off', 0, 0.3, 'offline')], [120.6, 31.32], 0.1)[0]?.state).toBe('silent')
    expect(nearestHydrants([hydrant('mute', 0, null)], [120.6, 31.32], 0.1)[0]?.state).toBe('silent')
  })
})

describe('the evacuation', () => {
  const evacuee = (household: string, state: Evacuee['state']): Evacuee => ({
    ...{ household, address: household, addressEn: household, lngLat: [120.6, 31.32], people: 3, needHelp: 0 },
    ...{ needs: [], distanceM: 10, state, at: null, by: null },
  })
  it('counts who is out, and goes on with whom nobody has told', () => {
    const list = [evacuee('a', 'out'), evacuee('b', 'told'), evacuee('c', 'waiting'), evacuee('d', 'notFound')]
    expect(leavingCount(list)).toEqual({ total: 4, done: 2, people: 3 })
    expect(nextToLeave(list)).toBe('c')
    expect(nextToLeave(list.filter(({ state }) => state !== 'waiting'))).toBe('b')
  })
})

describe('a cordon that is drawn', () => {
  const draft = { incident: 'inc-1', centre: [120.6, 31.32] as [number, number], radiusM: 25, corners: [] as [number, number][] }
  it('is the circle until there are three corners, and always closed', () => {
    const corners: [number, number][] = [
      [120.6, 31.32],
      [120.601, 31.32],
      [120.601, 31.321],
    ]
    for (const each of [draft, { ...draft, corners: corners.slice(0, 2) }]) expect(ringOf(each)).toHaveLength(65)
    const area = ringOf({ ...draft, corners })
    expect(area).toEqual([...corners, corners[0]])
    expect(ringOf(draft)[0]).toEqual(ringOf(draft).at(-1))
  })
})
