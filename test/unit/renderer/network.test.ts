import { describe, expect, it } from 'vitest'
import { Connection } from '../../../src-preload/contract/connections/connection.ts'
import type { Line, RawMessage, Traffic } from '../../../src-preload/contract/network.contract.ts'
import { amountOf } from '../../../src-renderer/features/network/amount.rules.ts'
import { connectionRows } from '../../../src-renderer/features/network/connection-rows.rules.ts'
import { adviceOf } from '../../../src-renderer/features/network/failure-advice.rules.ts'
import { printField, readField } from '../../../src-renderer/features/network/field-codec.rules.ts'
import { TAIL_KEPT, tailWith } from '../../../src-renderer/features/network/tail.rules.ts'

const gbt = (id: string) => Connection.parse({ driver: 'gbt26875', id, name: id, listen: '127.0.0.1:5200' })
const hook = Connection.parse({
  driver: 'webhook',
  id: 'gate',
  name: 'gate',
  secret: '',
  address: { fixed: 'gate' },
  points: [{ path: 'count', point: 'people' }],
})
const line = (with_: Partial<Line>): Line => ({
  id: null,
  source: 'mqtt',
  url: 'mqtt://127.0.0.1:1883',
  connected: true,
  failure: null,
  peers: [],
  ...with_,
})
const traffic = (source: Traffic['source'], lastAt: string): Traffic => ({
  source,
  messages: 1,
  refused: 0,
  bytes: 1,
  perSecond: 0,
  lastAt,
})
const AT = ['2026-11-21T03:58:00.000Z', '2026-11-21T03:59:00.000Z'] as const

describe('the connections', () => {
  const peer = (lastHeardAt: string | null) => ({ id: '1', remote: '127.0.0.1', connected: true, since: AT[0], lastHeardAt })
  const lines = [
    line({ id: 'a', source: 'gbt26875', url: 'tcp://127.0.0.1:5200', peers: [peer(AT[1]), peer(null), peer(AT[0])] }),
    line({ id: 'b', source: 'gbt26875', connected: false, failure: 'listen EADDRINUSE: address already in use 127.0.0.1:5200' }),
    line({ id: 'c', source: 'gbt26875', connected: false }),
    line({}),
  ]
  const rows = connectionRows([gbt('a'), gbt('b'), gbt('c'), gbt('d'), hook], lines, [
    traffic('zigbee2mqtt', AT[1]),
    traffic('watchroom', AT[0]),
    traffic('webhook', AT[0]),
  ])

  it('are listed with the broker first, and say how they are', () => {
    expect(rows.map(({ connection, state }) => [connection?.id ?? 'broker', state])).toEqual([
      ['broker', 'open'],
      ['a', 'open'],
      ['b', 'failed'],
      ['c', 'lost'],
      ['d', 'opening'],
      ['gate', 'open'],
    ])
  })

  it('say when they were heard last: by their peers, the broker by all that comes over it', () => {
    expect(rows.map(({ lastHeardAt }) => lastHeardAt)).toEqual([AT[1], AT[1], null, null, null, AT[0]])
  })

  it('say where they wait before they run', () => {
    expect(rows.slice(4).map(({ address }) => address)).toEqual(['127.0.0.1:5200', '/hooks/gate'])
  })
})

describe('a failure', () => {
  it.each([
    ['listen EADDRINUSE: address already in use 0.0.0.0:5200', 'portTaken'],
    ['listen EACCES: permission denied 0.0.0.0:80', 'notAllowed'],
    ['listen EADDRNOTAVAIL: address not available 10.9.9.9:5200', 'notOurs'],
    ['getaddrinfo ENOTFOUND pump.local', 'noSuchHost'],
    ['connect ECONNREFUSED 127.0.0.1:502', 'refused'],
    ['connect ETIMEDOUT 10.0.0.9:502', 'noAnswer'],
    ['options.port should be >= 0 and < 65536. Received 99999.', 'badPort'],
    ['something else', 'other'],
  ])('comes with what to do: %s', (failure, advice) => {
    expect(adviceOf(failure)).toBe(advice)
  })
})

describe('a field', () => {
  it('keeps what is text apart from numbers and yes or no', () => {
    const when = 'event.type = face | "1" | 2; ok = true; note = "a;b"'
    const read = readField('conditions', when)
    expect(read).toEqual([
      { path: 'event.type', equals: ['face', '1', 2] },
      { path: 'ok', equals: [true] },
      { path: 'note', equals: ['a;b'] },
    ])
    expect(printField('conditions', read)).toBe(when)
  })

  it('reads words and their values, and leaves what it cannot read for the contract to refuse', () => {
    expect(readField('pairs', 'open=1, closed = 0')).toEqual({ open: 1, closed: 0 })
    expect(readField('pairs', 'open')).toBe('open')
    expect(readField('number', 'many')).toBe('many')
    expect(readField('conditions', 'type')).toBe('type')
  })

  it('leaves out what is empty, but not a secret', () => {
    expect(readField('text', '  ')).toBeUndefined()
    expect(readField('secret', '')).toBe('')
    expect(readField('secret', null)).toBeNull()
  })
})

describe('the raw messages', () => {
  const message = (seq: number) => ({ seq }) as RawMessage
  const seqs = (messages: RawMessage[]) => messages.map(({ seq }) => seq)

  it('are joined newest first without repeats', () => {
    expect(seqs(tailWith([message(3), message(2)], [message(5), message(4), message(3)]))).toEqual([5, 4, 3, 2])
  })

  it('are not kept without end', () => {
    const many = Array.from({ length: TAIL_KEPT }, (_, n) => message(TAIL_KEPT - n))
    expect(tailWith(many, [message(TAIL_KEPT + 1)])).toHaveLength(TAIL_KEPT)
  })
})

it('writes amounts as people read them', () => {
  expect([0, 512, 3_400, 12_300_000].map(amountOf)).toEqual(['0 B', '512 B', '3.4 kB', '12 MB'])
})
