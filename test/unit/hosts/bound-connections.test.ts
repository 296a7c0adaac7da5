/** One machine on the LAN cannot take the places of all phones. */
import { EventEmitter } from 'node:events'
import { expect, it } from 'vitest'
import { boundConnections } from '../../../src-main/hosts/bound-connections.ts'

class Wire extends EventEmitter {
  isEnded = false
  remoteAddress: string
  constructor(address: string) {
    super()
    this.remoteAddress = address
  }
  destroy(): void {
    this.isEnded = true
    this.emit('close')
  }
}

it('has so many connections at a time, and another when one is closed; others are not kept out', () => {
  const server = Object.assign(new EventEmitter(), { maxConnections: 0 })
  boundConnections(server as never, { all: 10, each: 2 })
  expect(server.maxConnections).toBe(10)
  const connect = (address: string) => {
    const wire = new Wire(address)
    server.emit('connection', wire)
    return wire
  }
  const [first, , third] = [connect('10.0.0.1'), connect('10.0.0.1'), connect('10.0.0.1')]
  expect([first.isEnded, third.isEnded, connect('10.0.0.2').isEnded]).toEqual([false, true, false])
  first.destroy()
  expect(connect('10.0.0.1').isEnded).toBe(false)
  expect(connect('10.0.0.1').isEnded).toBe(true)
})
