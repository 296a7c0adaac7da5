import { describe, expect, it } from 'vitest'
import { isJudgement, nextStep } from '../../../src-renderer/features/incidents/next-step.rules.ts'
import { graphNode } from '../../../src-renderer/features/incidents/state-graph.rules.ts'
import { actChoice } from '../../../src-renderer/operator/act-choice.rules.ts'
import { incident, inHand } from './samples.ts'

const quiet = { onCall: false }
const call = { at: '2026-11-21T03:58:24.000Z', by: '沈静', phone: null, outcome: 'answered', answer: 'needHelp', call: null } as const

describe('the next step', () => {
  it('is to accept while nobody has it, also when it was triggered again', () => {
    expect(nextStep(incident(), quiet)).toBe('accept')
    expect(nextStep(inHand('handling', ['accept', 'secure'], { unacknowledged: true }), quiet)).toBe('accept')
  })

  it('is to call the party, then to record the answer, then to send somebody', () => {
    expect(nextStep(inHand('contacting', ['call', 'dispatch']), quiet)).toBe('call')
    expect(nextStep(inHand('contacting', ['call', 'dispatch']), { onCall: true })).toBe('answer')
    expect(nextStep(inHand('contacting', ['call', 'dispatch'], { calls: [call] }), quiet)).toBe('dispatch')
  })

  it('is to send somebody at once where no party can be called', () => {
    expect(nextStep(inHand('contacting', ['call', 'dispatch'], { party: null }), quiet)).toBe('dispatch')
  })

  it.each([
    ['dispatched', ['arrive', 'confirm'], {}, 'arrive'],
    ['verifying', ['confirm'], {}, 'confirm'],
    ['verifying', ['confirm', 'handle', 'report'], { verdict: 'real' }, 'handle'],
    ['handling', ['evacuate', 'secure'], {}, 'secure'],
    ['rescueReported', ['report', 'evacuate'], {}, 'evacuate'],
    ['evacuating', ['secure'], {}, 'secure'],
    ['clearing', ['clear'], {}, 'clear'],
    ['clearing', [], {}, null],
    ['advising', ['advise', 'archive'], { missing: ['notAdvised'] }, 'advise'],
    ['advising', ['advise', 'archive'], { missing: [] }, 'archive'],
    ['standingDown', ['clear', 'reportCause'], { missing: ['notCleared', 'causeReportOwed'] }, 'clear'],
    ['standingDown', ['reportCause'], { missing: ['readingsNotNormal', 'causeReportOwed'] }, 'reportCause'],
    ['standingDown', ['clear', 'reportCause', 'archive'], { clearedAt: '2026-11-21T04:00:00.000Z', missing: [] }, 'archive'],
    ['archived', [], {}, null],
  ] as const)('in %s with %j allowed %j is %s', (state, allowed, with_, step) => {
    expect(nextStep(inHand(state, [...allowed], with_ as object), quiet)).toBe(step)
  })
})

describe('the buttons', () => {
  it('give real and false equal weight, and handle and rescue too', () => {
    const seen = inHand('verifying', ['confirm', 'report'])
    expect(isJudgement(seen, 'confirm')).toBe(true)
    expect(actChoice(seen, 'confirm')).toEqual({ main: ['confirmReal', 'confirmFalse'], others: ['report', 'note'] })
    const real = inHand('verifying', ['confirm', 'handle', 'report'], { verdict: 'real' })
    expect(actChoice(real, 'handle').main).toEqual(['handle', 'report'])
  })

  it('weigh rescue as much as sending somebody once the party saw fire', () => {
    const told = inHand('contacting', ['call', 'dispatch', 'confirm', 'report'], { calls: [{ ...call, answer: 'fire' }] })
    expect(actChoice(told, 'dispatch').main).toEqual(['dispatch', 'report'])
  })

  it('end the call by the key that began it, and weigh rescue once the second answer asks for it', () => {
    const told = inHand('contacting', ['call', 'dispatch', 'confirm', 'report'], { calls: [call] })
    expect(actChoice(told, 'dispatch').others).toContain('call')
    const onLine = actChoice(told, 'dispatch', { isOnLine: true, isRescueCalledFor: true })
    expect(onLine.main).toEqual(['dispatch', 'report'])
    expect(onLine.others).toContain('hangUp')
    expect(onLine.others).not.toContain('call')
  })

  it('offer to clear even while it is refused, so that the reason can be read', () => {
    expect(actChoice(inHand('clearing', []), null).main).toEqual(['clear'])
  })

  it('leave the filled look to the answers during a call', () => {
    expect(actChoice(inHand('contacting', ['call', 'confirm', 'report']), 'answer')).toEqual({
      main: [],
      others: ['hangUp', 'confirmFalse', 'report', 'note'],
    })
  })

  it('never offer what is not allowed beside the next step', () => {
    expect(actChoice(inHand('dispatched', ['arrive']), 'arrive').others).toEqual(['note'])
  })
})

it('shows the incident at its place in figure 1', () => {
  expect(graphNode(incident())).toBe('contact')
  expect(graphNode(inHand('verifying', [], { verdict: 'real' }))).toBe('controllable')
  expect(graphNode(inHand('standingDown', []))).toBe('clear')
})
