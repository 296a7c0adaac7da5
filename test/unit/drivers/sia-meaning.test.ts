/** What alarm panels report, as points of addresses. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Description, Heard, Report } from '../../../src-main/domains/devices/devices.ports.ts'
import type { Content } from '../../../src-main/drivers/sia/content.codec.ts'
import { Meaning } from '../../../src-main/drivers/sia/sia.meaning.ts'
import { signalOfContactId, signalOfSia } from '../../../src-main/drivers/sia/sia.tables.ts'
import { fuzz } from '../../support/fuzz.ts'
import { MORNING } from './sia-frames.ts'

const NAMES = new Map([['1234', '河滨小学']])
const contentOf = (data: string, more: Partial<Content> = {}): Content => ({
  account: '1234',
  data,
  extended: new Map(),
  stamp: MORNING,
  ...more,
})
const say = (data: string, format = 'SIA-DCS', meaning = new Meaning(NAMES, []), more: Partial<Content> = {}) =>
  meaning.understand('1234', format, contentOf(data, more))
const reports = (heard: Heard[]): Report[] => heard.filter((item) => item.type === 'report')
const descriptions = (heard: Heard[]): Description[] => heard.filter((item) => item.type === 'description')
const pointsOf = (data: string, format = 'SIA-DCS') =>
  reports(say(data, format).heard).flatMap(({ address, values }) => [...values].map(([id, value]) => `${address} ${id} ${value}`))

describe('a SIA code', () => {
  it.each([
    ['FA001', ['1234/1 fire-alarm 1']],
    ['FH001', ['1234/1 fire-alarm 0']],
    ['FR001', ['1234/1 fire-alarm 0', '1234/1 fault 0', '1234/1 supervisory 0']],
    ['FT001', ['1234/1 fault 1']],
    ['FJ001', ['1234/1 fault 0']],
    ['FS001', ['1234/1 supervisory 1']],
    ['FB001', ['1234/1 disabled 1']],
    ['KA2', ['1234/2 heat-alarm 1']],
    ['SA3', ['1234/3 fire-alarm 1']],
    ['GA012', ['1234/12 gas-alarm 1']],
    ['WA4', ['1234/4 water-leak 1']],
    ['WH4', ['1234/4 water-leak 0']],
    ['PA5', ['1234/5 panic 1']],
    ['HA5', ['1234/5 panic 1']],
    ['QA5', ['1234/5 panic 1']],
    ['MA6', ['1234/6 medical 1']],
    ['BA7', ['1234/7 intrusion 1']],
    ['BV1', ['1234 intrusion 1']],
    ['BC9', ['1234 cancelled 1', '1234 cancelled 0']],
    ['TA8', ['1234/8 tamper 1']],
    ['TR8', ['1234/8 tamper 0']],
    ['AT', ['1234 mains-fail 1']],
    ['AR00', ['1234 mains-fail 0']],
    ['YT', ['1234 battery-low 1']],
    ['YR', ['1234 battery-low 0', '1234 backup-fail 0']],
    ['YC', ['1234 line-fail 1']],
    ['LR1', ['1234 line-fail 0']],
    ['XT9', ['1234/9 battery-low 1']],
    ['XR9', ['1234/9 battery-low 0']],
    ['DF2', ['1234/2 door-forced 1']],
    ['DN2', ['1234/2 door-held 1']],
    ['DR2', ['1234/2 door-forced 0', '1234/2 door-held 0']],
    ['DD2', ['1234/2 access-denied 1', '1234/2 access-denied 0']],
    ['OP501', ['1234 armed 0']],
    ['CL501', ['1234 armed 1']],
    ['OA', ['1234 armed 0']],
    ['CA', ['1234 armed 1']],
    ['RP0000', []],
    ['RX', []],
    ['FX1', ['1234/1 test 1', '1234/1 test 0']],
  ])('%s means %j', (data, points) => {
    expect(pointsOf(`Nri1/${data}`)).toEqual(points)
    expect(say(data).isUnderstood).toBe(true)
  })

  it('that nobody knows is refused by name of the panel, and what stands beside it is heard', () => {
    expect(say('Nri1/ZQ1')).toEqual({ heard: [{ type: 'refused', reason: 'unsupported', device: '1234' }], isUnderstood: false })
    expect(say('Nri1/ZQ1/FA2').isUnderstood).toBe(true)
    expect(pointsOf('Nri1/ZQ1/FA2')).toEqual(['1234/2 fire-alarm 1'])
    expect(say('').isUnderstood).toBe(false)
    expect(say('FA001', 'ADM-XYZ').isUnderstood).toBe(false)
  })
})

describe('a Contact ID event', () => {
  it.each([
    ['1110 01 001', ['1234/1 fire-alarm 1']],
    ['3110 01 001', ['1234/1 fire-alarm 0']],
    ['6110 01 001', ['1234/1 fire-alarm 1']],
    ['1111 01 002', ['1234/2 smoke-alarm 1']],
    ['1113 01 003', ['1234/3 fire-alarm 1']],
    ['1114 01 003', ['1234/3 heat-alarm 1']],
    ['1115 01 003', ['1234/3 fire-alarm 1']],
    ['1117 01 003', ['1234/3 flame-alarm 1']],
    ['1151 01 004', ['1234/4 gas-alarm 1']],
    ['1162 01 004', ['1234/4 co-alarm 1']],
    ['1154 01 005', ['1234/5 water-leak 1']],
    ['1201 01 007', ['1234/7 supervisory 1']],
    ['1206 01 007', ['1234/7 fault 1']],
    ['1120 01 008', ['1234/8 panic 1']],
    ['1100 01 008', ['1234/8 medical 1']],
    ['1130 01 009', ['1234/9 intrusion 1']],
    ['1137 01 009', ['1234/9 tamper 1']],
    ['1301 00 000', ['1234 mains-fail 1']],
    ['3301 00 000', ['1234 mains-fail 0']],
    ['1302 00 000', ['1234 battery-low 1']],
    ['1384 01 011', ['1234/11 battery-low 1']],
    ['1350 00 000', ['1234 line-fail 1']],
    ['1373 01 012', ['1234/12 fault 1']],
    ['1423 01 013', ['1234/13 door-forced 1']],
    ['1426 01 013', ['1234/13 door-held 1']],
    ['1401 01 057', ['1234 armed 0']],
    ['3401 01 057', ['1234 armed 1']],
    ['1602 00 000', []],
  ])('%s means %j', (data, points) => {
    expect(pointsOf(data, 'ADM-CID')).toEqual(points)
    expect(say(data, 'ADM-CID').isUnderstood).toBe(true)
  })

  it('means the same as its SIA code, where both are known', () => {
    for (const [code, event] of [
      ['FA', 110],
      ['KA', 114],
      ['GA', 151],
      ['WA', 154],
      ['PA', 120],
      ['MA', 100],
      ['BA', 130],
      ['TA', 137],
      ['AT', 301],
    ] as const)
      expect(signalOfSia(code)).toEqual(signalOfContactId(event, 1))
  })
})

describe('an address', () => {
  it('is the panel with the name it was given, or the zone with the name it sent', () => {
    const meaning = new Meaning(NAMES, [])
    expect(meaning.introduce('1234')).toMatchObject([{ address: '1234', via: null, name: '河滨小学', kind: 'gateway' }])
    expect(meaning.introduce('1234')).toEqual([])
    const [zone] = descriptions(say('Nri1/FA001^Kitchen^', 'SIA-DCS', meaning).heard)
    expect(zone).toMatchObject({ address: '1234/1', via: '1234', name: 'Kitchen', kind: 'manual-call-point' })
    // A user’s name is none of the panel.
    expect(descriptions(say('Nri1/CL5^Ms Wang^', 'SIA-DCS', meaning).heard)[0]?.name).toBe('河滨小学')
  })

  it('takes the name from the extended data when the event has none', () => {
    const extended = new Map([
      ['I', 'Fire alarm'],
      ['L', 'K\u00fcche'],
    ])
    expect(descriptions(say('1111 01 002', 'ADM-CID', undefined, { extended }).heard)).toMatchObject([
      { name: 'Küche', kind: 'smoke-detector' },
    ])
  })

  it('is described again only when there is more to say, also after a restart', () => {
    const meaning = new Meaning(NAMES, [])
    const first = descriptions(say('FA001', 'SIA-DCS', meaning).heard)
    expect(descriptions(say('FH001', 'SIA-DCS', meaning).heard)).toEqual([])
    expect(descriptions(say('FT001', 'SIA-DCS', meaning).heard)[0]?.points.map(({ id }) => id)).toEqual(['fire-alarm', 'fault'])
    expect(descriptions(say('FA001', 'SIA-DCS', new Meaning(NAMES, first)).heard)).toEqual([])
  })

  it('without a time counts from its reception', () => {
    expect(reports(say('FA001', 'SIA-DCS', undefined, { stamp: 'none' }).heard)[0]?.at).toBeNull()
    expect(reports(say('FA001').heard)[0]?.at).toBe(MORNING)
  })
})

describe('any content', () => {
  fuzz('never throws and gives only switches at bounded addresses', () => {
    const meaning = new Meaning(NAMES, [])
    const data = fc.oneof(
      fc.string({ maxLength: 300 }),
      fc.stringMatching(/^N(ri\d|\/|[FGWBTXD][AHRTX]\d{0,4}|\^[a-z ]{0,5}\^)*$/),
      fc.stringMatching(/^[136]\d{3} \d\d \d{3}$/),
    )
    return fc.property(data, fc.constantFrom('SIA-DCS', 'ADM-CID', 'NULL', '__proto__'), (text, format) => {
      for (const item of say(text, format, meaning).heard) {
        if (item.type === 'refused') continue
        if (item.type !== 'report' && item.type !== 'description') throw new Error(`not of a panel: ${item.type}`)
        expect(item.address.length).toBeLessThanOrEqual(120)
        if (item.type === 'report') for (const value of item.values.values()) expect([0, 1]).toContain(value)
      }
    })
  })
})
