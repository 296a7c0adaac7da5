import { describe, expect, it } from 'vitest'
import {
  age,
  clock,
  clockTenths,
  count,
  date,
  elapsed,
  freshness,
  maskedPhone,
  minutesSeconds,
  remaining,
  spacedPhone,
  span,
} from '../../../src-renderer/i18n/format.ts'
import { pointText } from '../../../src-renderer/i18n/point-text.ts'

const at = Date.parse('2026-11-20T19:58:10.640Z')
const zone = 'Asia/Shanghai'

describe('times', () => {
  it('run in tenths of a second at first, then in minutes and seconds', () => {
    expect(elapsed(1_449)).toBe('1.4 s')
    expect(elapsed(86_400)).toBe('01:26')
    expect(minutesSeconds(3_725_000)).toBe('1:02:05')
  })

  it('never show more time left than there is, nor less than none', () => {
    expect(remaining(601)).toBe('0.7 s')
    expect(remaining(-5)).toBe('0.0 s')
    expect(remaining(286_000)).toBe('04:46')
  })

  it('are written as ages in the language of the seat', () => {
    expect(age(11 * 60_000, 'zh-CN')).toBe('11 分')
    expect(age(2 * 3_600_000, 'en')).toBe('2 h')
    expect(freshness(240, 'zh-CN')).toBe('0.2 s')
    expect(span(2_000, 'zh-CN')).toBe('2 s')
    expect(span(300_000, 'en')).toBe('5 min')
  })

  it('follow the clock of the site, not of the machine', () => {
    expect(clock(at, zone)).toBe('03:58:10')
    expect(clockTenths(at, zone)).toBe('03:58:10.6')
    expect(date(at, zone, 'zh-CN')).toBe('11 月 21 日 周六')
    expect(date(at, zone, 'en')).toBe('Sat 21 Nov')
  })
})

describe('numbers and names', () => {
  it('are grouped by thousands', () => expect(count(1588)).toBe('1,588'))

  it('hide the middle of a telephone number', () => {
    expect(maskedPhone('13800136021')).toBe('138 **** 6021')
    expect(maskedPhone('0512 0000 0128')).toBe('0512 **** 0128')
    expect(maskedPhone('119')).toBe('1 **** 19')
    expect(spacedPhone('13800136021')).toBe('138 0013 6021')
  })

  it('carry the decimals and the unit of their point; a switch says yes or no', () => {
    expect(pointText({ unit: 'dB/m', range: [0, 20], decimals: 2 }, 0.169, 'dB/m', 'zh-CN')).toBe('0.17 dB/m')
    expect(pointText({ unit: '', range: [0, 1], decimals: 0 }, 1, '', 'zh-CN')).toBe('是')
    expect(pointText({ unit: '', range: [0, 1], decimals: 0 }, 0, '', 'en')).toBe('no')
  })
})
