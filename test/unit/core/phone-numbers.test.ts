/** Which number is rung next, whose number it is, and what is never dialled. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { wrongIn } from '../../../src-main/domains/calls/line-settings.rules.ts'
import { type Attempt, diallable, isSameNumber, nextNumber } from '../../../src-main/domains/calls/numbers.rules.ts'
import { LineSettings } from '../../../src-preload/contract/calls.contract.ts'
import type { Phone } from '../../../src-preload/contract/people.contract.ts'

const phone = (label: Phone['label'], number: string): Phone => ({ label, name: label, number })
const PHONES = [phone('family', '100 0000 0003'), phone('home', '0512 6700 0001'), phone('mobile', '100 0000 0002'), phone('duty', '119')]
const tried = (number: string, outcome: Attempt['outcome']): Attempt => ({ phone: number, outcome })

describe('the next number', () => {
  it('is of the party itself first, in the order of the list, then of the family', () => {
    const order: string[] = []
    const round: Attempt[] = []
    for (let next = nextNumber(PHONES, round, []); next; next = nextNumber(PHONES, round, [])) {
      order.push(next.label)
      round.push(tried(next.number, 'noAnswer'))
    }
    expect(order).toEqual(['home', 'mobile', 'duty', 'family'])
  })

  it('leaves out what was wrong before, also when a new round begins', () => {
    expect(nextNumber(PHONES, [], [tried('051267000001', 'wrongNumber')])?.label).toBe('mobile')
  })

  it('is the same once more when the line failed, and then another', () => {
    const once = [tried('051267000001', 'failed')]
    expect(nextNumber(PHONES, once, once)?.label).toBe('home')
    expect(nextNumber(PHONES, [...once, ...once], [])?.label).toBe('mobile')
  })

  it('is none when nothing in the list can be dialled', () => {
    expect(nextNumber([phone('mobile', '—')], [], [])).toBeNull()
  })
})

describe('a number', () => {
  it.each([
    ['+86 138-0000-1234', '13800001234', true],
    ['0086 512 6700 0001', '(0512) 6700.0001', false],
    ['67000001', '051267000001', true],
    ['119', '0119', false],
    ['119', '119', true],
    ['000001', '051267000001', false],
  ])('%s and %s are the same: %s', (one, other, same) => {
    expect(isSameNumber(one, other)).toBe(same)
    expect(isSameNumber(other, one)).toBe(same)
  })

  it.each(['sip:100@evil.example', '100;transport=tcp', '100\nhangup', '/quit', '', '1', 'a'.repeat(30), '1'.repeat(30)])(
    'is not dialled when it is %j',
    (number) => expect(diallable(number)).toBeNull(),
  )

  it('is dialled as figures, plus, star and hash only, whatever people wrote', () => {
    expect(diallable('+86 (512) 6700–0001')).toBe('+8651267000001')
    expect(diallable('１１９')).toBe('119')
    const written = fc.string({ unit: fc.constantFrom(...'0123456789+*#-()./ ;:@\n\r\0x'), maxLength: 30 })
    fc.assert(
      fc.property(written, (text) => {
        expect(diallable(text) ?? '11').toMatch(/^\+?[0-9*#]{2,24}$/)
      }),
    )
  })
})

describe('the settings of a line', () => {
  const line = (some: object) => [LineSettings.parse({ id: 'desk', account: 'sip:600@pbx.local:5060', ...some })]

  it.each([{}, { account: 'sip:+86512@192.0.2.1' }, { account: 'sip:a@[2001:db8::1]:5061' }, { password: 'p@ss,w:ord%', prefix: '9' }])(
    'may be %j',
    (some) => expect(wrongIn(line(some))).toBeNull(),
  )

  it.each([
    ['id', { id: '../etc' }],
    ['id', { id: 'A' }],
    ['account', { account: 'sip:600@pbx;auth_pass=x' }],
    ['account', { account: 'sip:600@pbx>\nmodule evil.so' }],
    ['account', { account: '600' }],
    ['authUser', { authUser: 'a;b' }],
    ['password', { password: 'a;regint=0' }],
    ['password', { password: 'a\nb' }],
    ['prefix', { prefix: '9 ' }],
  ])('may not have this %s: %j', (what, some) => expect(wrongIn(line(some))).toMatchObject({ what }))

  it('are of one line each', () => expect(wrongIn([...line({}), ...line({})])).toEqual({ line: 'desk', what: 'twice' }))
})
