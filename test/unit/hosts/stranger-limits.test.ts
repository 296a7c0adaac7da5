/** What somebody may do on the LAN before we know who it is. */
import { EventEmitter } from 'node:events'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { StrangerLimits } from '../../../src-main/hosts/stranger-limits.ts'
import { ManualClock } from '../../support/manual-clock.ts'

const LIMITS = { sockets: 2, knocks: 3, messages: 2, bytes: 100, patienceMs: 1_000 }

class Socket extends EventEmitter {
  isEnded = false
  readonly wire = new EventEmitter()
  terminate(): void {
    this.isEnded = true
    this.emit('close')
  }
}

let clock: ManualClock
let limits: StrangerLimits
beforeEach(() => {
  vi.useFakeTimers()
  clock = new ManualClock()
  limits = new StrangerLimits(LIMITS, clock)
})
afterEach(() => vi.useRealTimers())

const open = (address: string, isStranger = true): Socket => {
  const socket = new Socket()
  limits.watch(socket as never, socket.wire as never, address, () => isStranger)
  return socket
}

describe('a stranger on the LAN', () => {
  it('has so many sockets at a time, and gets another when one is closed', () => {
    const first = open('10.0.0.1')
    open('10.0.0.1')
    expect(limits.mayKnock('10.0.0.1')).toBe(false)
    expect(limits.mayKnock('10.0.0.2')).toBe(true)
    first.emit('close')
    expect(limits.mayKnock('10.0.0.1')).toBe(true)
  })

  it('may knock so often a minute', () => {
    const knock = () => limits.mayKnock('10.0.0.1')
    expect([knock(), knock(), knock(), knock()]).toEqual([true, true, true, false])
    clock.advance(60_000)
    expect(knock()).toBe(true)
  })

  it('is put out when they talk too much or stay too long; who has signed in may do both', () => {
    const [talker, sitter, known] = [open('10.0.0.1'), open('10.0.0.2'), open('10.0.0.3', false)]
    for (let message = 0; message < 3; message++) for (const socket of [talker, known]) socket.emit('message')
    expect([talker.isEnded, sitter.isEnded, known.isEnded]).toEqual([true, false, false])
    vi.advanceTimersByTime(1_000)
    expect([sitter.isEnded, known.isEnded]).toEqual([true, false])
  })

  it('is put out in the middle of a message that is too long; a phone that is known may send photos', () => {
    const [stranger, known] = [open('10.0.0.1'), open('10.0.0.2', false)]
    for (const { wire } of [stranger, known]) for (let part = 0; part < 2; part++) wire.emit('data', Buffer.alloc(60))
    expect([stranger.isEnded, known.isEnded]).toEqual([true, false])
  })

  it('cannot fill the memory with addresses', () => {
    const asked = Array.from({ length: 5_000 }, (_, index) => limits.mayKnock(`10.0.${index >> 8}.${index & 255}`))
    expect(asked.filter(Boolean).length).toBe(4096)
    clock.advance(60_000)
    expect(limits.mayKnock('10.9.9.9')).toBe(true)
  })
})
