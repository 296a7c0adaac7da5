import { describe, expect, it } from 'vitest'
import { WarningScript } from '../../../src-preload/contract/procedures.types.ts'
import {
  adviceFor,
  answerByKey,
  answerGiven,
  blanksOf,
  fill,
  forHazard,
  openingFor,
  spokenDevice,
} from '../../../src-preload/contract/script-words.ts'
import { readJson } from '../data/read-json.ts'
import { incident } from './samples.ts'

const script = WarningScript.parse(readJson('scripts/warning.json'))

const { place } = incident()
const spoken = { 'zh-CN': '烟感探测器', en: 'smoke detector' }
const said = (text: string, language: 'zh-CN' | 'en') =>
  fill(text, blanksOf(script, 'smoke', place, spoken, language))
    .map((stretch) => stretch.text)
    .join('')

describe('the scripted call', () => {
  it('names the room and the detector as one says them', () => {
    expect(spokenDevice(place, spoken, 'zh-CN')).toBe('厨房烟感探测器')
    expect(spokenDevice(place, spoken, 'en')).toBe('kitchen smoke detector')
  })

  it('is filled in with what the system knows, nothing left blank', () => {
    expect(said(openingFor(script, 'smoke', [])['zh-CN'], 'zh-CN')).toBe(
      '您好，我这里是安防云平台监控中心，平台上收到了您家里厨房烟感探测器的报警信息，请问您家里有烟雾等其他异常情况吗？',
    )
    expect(said(script.family.en, 'en')).toContain('128 Shantang St')
    for (const { opening } of Object.values(script.hazards)) expect(said(opening['zh-CN'], 'zh-CN')).not.toMatch(/…|\{\{/)
    for (const sentence of Object.values(script.staff.only)) expect(said(sentence.en, 'en')).not.toMatch(/…|\{\{/)
  })

  it('marks the filled-in words, not the name of the service', () => {
    const stretches = fill('{{service}}：{{device}}', blanksOf(script, 'smoke', place, spoken, 'zh-CN'))
    expect(stretches.map(({ filled }) => filled)).toEqual([false, false, true])
  })

  it('speaks differently with somebody hard of hearing, and says how', () => {
    expect(openingFor(script, 'smoke', ['elderly', 'hardOfHearing'])).not.toBe(script.hazards.smoke.opening)
    expect(adviceFor(script, ['hardOfHearing'], 'zh-CN')[0]).toContain('放慢')
  })

  it('sends no child out of the door because a device is faulty', () => {
    expect(openingFor(script, 'smoke', ['minor'])['zh-CN']).toContain('门外')
    expect(openingFor(script, 'device', ['minor'])['zh-CN']).not.toContain('门外')
  })

  it('follows an answer with the sentence for this hazard', () => {
    const canHandle = answerByKey(script, 2)
    expect(canHandle?.say && forHazard(canHandle.say, 'gas')['zh-CN']).toContain('阀')
    expect(answerGiven(script, { outcome: 'noAnswer', answer: null })?.key).toBe(4)
    expect(answerGiven(script, undefined)).toBeUndefined()
  })
})
