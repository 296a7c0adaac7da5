/** Whether an alarm would be heard, what sounds, and when somebody has to listen to the loudspeaker again. */
import { describe, expect, it } from 'vitest'
import { hasFlowed, isTestDue, type SoundSigns, soundFailure } from '../../../src-renderer/features/alarms/sound-watch.rules.ts'
import { worstSounding } from '../../../src-renderer/features/alarms/sounding.rules.ts'
import { outputName } from '../../../src-renderer/state/sound-outputs.ts'
import { incident } from './samples.ts'

const well: SoundSigns = { outputs: 1, running: true, advances: true, flows: true, heard: true }

describe('an alarm can be heard', () => {
  it('when samples flow to a loudspeaker that nobody called mute', () => {
    expect(soundFailure(well)).toBeNull()
    // Before the first alarm and the first test, and where the system does not list loudspeakers.
    expect(soundFailure({ ...well, outputs: null, flows: null, heard: null })).toBeNull()
  })

  it.each<[string, Partial<SoundSigns>, string]>([
    ['the loudspeaker was pulled out', { outputs: 0 }, 'gone'],
    ['the browser keeps the page mute', { running: false }, 'blocked'],
    ['the sound system stands still', { advances: false }, 'stalled'],
    ['no samples come out', { flows: false }, 'stalled'],
    ['the person who tried it heard nothing', { heard: false }, 'notHeard'],
  ])('but not when %s', (_what, sign, failure) => {
    expect(soundFailure({ ...well, ...sign })).toBe(failure)
  })

  it('and the first thing to do is named: plug in, press, restart, turn up', () => {
    const all = { outputs: 0, running: false, advances: false, flows: false, heard: false }
    expect(soundFailure(all)).toBe('gone')
    expect(soundFailure({ ...all, outputs: 1 })).toBe('blocked')
    expect(soundFailure({ ...all, outputs: 1, running: true })).toBe('stalled')
  })
})

describe('the loudspeaker listens to itself', () => {
  const pulse = { until: 10, level: 0.7 }

  it('and finds what was played', () => {
    expect(hasFlowed(pulse, 9.9, 0.7, 0.69)).toBe(true)
    expect(hasFlowed(pulse, 10.1, 0.7, 0)).toBe(false)
    expect(hasFlowed({ ...pulse, level: 0.2 }, 9.9, 0.7, 0.19)).toBe(true)
  })

  it('and judges nothing too early, or that it looked for too late', () => {
    expect(hasFlowed(pulse, 9.9, 0.7, 0)).toBeNull()
    expect(hasFlowed(pulse, 10.3, 0.7, 0)).toBe(false)
    expect(hasFlowed(pulse, 10.4, 0.7, 0)).toBeNull()
  })
})

describe('the loudspeaker is tried', () => {
  const now = Date.parse('2026-11-21T04:00:00.000Z')
  const last = { person: 'acc-1', device: 'Desk speaker', at: now - 3_600_000 }

  it('once in a shift', () => {
    expect(isTestDue(null, 'acc-1', 'Desk speaker', now)).toBe(true)
    expect(isTestDue(last, 'acc-1', 'Desk speaker', now)).toBe(false)
    expect(isTestDue(last, 'acc-1', 'Desk speaker', last.at + 12 * 3_600_000)).toBe(true)
  })

  it('by whoever takes over, and again with another loudspeaker', () => {
    expect(isTestDue(last, 'acc-2', 'Desk speaker', now)).toBe(true)
    expect(isTestDue(last, 'acc-1', 'Headset', now)).toBe(true)
  })

  it('by the name of the one that the system prefers', () => {
    const headset = { id: 'h', name: 'Headset' }
    expect(outputName([headset, { id: 'default', name: 'Desk speaker' }])).toBe('Desk speaker')
    expect(outputName([headset])).toBe('Headset')
    expect(outputName(null)).toBe('')
  })
})

it('what cannot be heard is shown: the worst, and the newest among equals', () => {
  const old = incident({ id: 'old', priority: 1, openedAt: '2026-11-21T03:00:00.000Z' })
  const fresh = incident({ id: 'fresh', priority: 1, openedAt: '2026-11-21T03:59:00.000Z' })
  const low = incident({ id: 'low', priority: 3, openedAt: '2026-11-21T03:59:30.000Z' })
  const now = Date.parse('2026-11-21T04:00:00.000Z')
  expect(worstSounding([low, old, fresh], now)?.id).toBe('fresh')
  expect(worstSounding([fresh, old, low], now)?.id).toBe('fresh')
  expect(worstSounding([], now)).toBeNull()
})
