/** What the alarm-panel drivers share: how they listen, and what they know of who calls. */
import { once } from 'node:events'
import { connect } from 'node:net'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { type Hearing, type Listener, listen } from '../../../src-main/drivers/panels/listener.ts'
import { type Station, Stations } from '../../../src-main/drivers/panels/stations.ts'
import { silentLogger } from '../../../src-main/kernel/logger.ts'
import { ManualClock } from '../../support/manual-clock.ts'

const listeners: Listener[] = []
afterEach(async () => {
  vi.useRealTimers()
  await Promise.all(listeners.splice(0).map((listener) => listener.stop()))
})

const deaf: Hearing = { data: () => 1, isKnown: () => false, closed: () => {} }
async function open(transport: 'tcp' | 'udp' | 'both', at = '127.0.0.1:0', hearing: Partial<Hearing> = {}) {
  const listener = await listen({
    listen: at,
    transport,
    clock: new ManualClock(),
    log: silentLogger,
    open: () => ({ ...deaf, ...hearing }),
  })
  listeners.push(listener)
  return listener
}
const portOf = ({ url }: Listener): number => Number(url.slice(url.lastIndexOf(':') + 1))

describe('a listener', () => {
  it('hears TCP and UDP on one port and says where', async () => {
    const both = await open('both')
    expect(both.url).toMatch(/^tcp\+udp:\/\/127\.0\.0\.1:\d+$/)
    expect((await open('udp')).url).toMatch(/^udp:/)
    expect(both.isListening()).toBe(true)
    await both.stop()
    expect(both.isListening()).toBe(false)
  })

  it('says when its port is taken, and keeps none of two then', async () => {
    const udp = await open('udp')
    await expect(open('both', `127.0.0.1:${portOf(udp)}`)).rejects.toThrow('EADDRINUSE')
    await expect(open('tcp', `127.0.0.1:${portOf(udp)}`)).resolves.toBeDefined()
  })

  it.each([
    [true, false],
    [false, true],
  ])('sends away after a minute who has not made himself known (known: %s)', async (isKnown, isSentAway) => {
    const listener = await open('tcp', '127.0.0.1:0', { isKnown: () => isKnown })
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const socket = connect(portOf(listener), '127.0.0.1').resume()
    socket.on('error', () => {})
    await once(socket, 'connect')
    await vi.waitFor(() => expect(vi.getTimerCount()).toBe(1))
    const closed = once(socket, 'close')
    await vi.advanceTimersByTimeAsync(60_000)
    if (isSentAway) await closed
    else expect(socket.destroyed).toBe(false)
    socket.destroy()
  })

  it('does not say that panels have gone when it is stopped itself', async () => {
    let ends = 0
    const listener = await open('tcp', '127.0.0.1:0', { closed: () => ends++ })
    const gone = connect(portOf(listener), '127.0.0.1')
    await once(gone, 'connect')
    gone.destroy()
    await vi.waitFor(() => expect(ends).toBe(1))
    const staying = connect(portOf(listener), '127.0.0.1')
    staying.on('error', () => {})
    await once(staying, 'connect')
    const closed = once(staying, 'close')
    await listener.stop()
    await closed
    expect(ends).toBe(1)
  })
})

describe('who calls', () => {
  it('is known by who is silent, who was on a line, and whom it heard last', () => {
    const stations = new Stations(() => null)
    const line = { remote: 'tcp://192.0.2.7:1', send: () => {} }
    const online = (station: Station<null>) => Object.assign(station, { isOnline: true })
    stations.expect('a', 5, 0)
    online(stations.heard('b', line, 10, 100))
    online(stations.heard('c', line, 20, 200))
    expect(stations.silent(150, 100).map(({ id }) => id)).toEqual(['a'])
    expect(stations.on(line).map(({ id }) => id)).toEqual(['b', 'c'])
    stations.heard('b', { ...line, remote: 'tcp://192.0.2.7:2' }, 30, 300)
    expect(stations.on(line).map(({ id }) => id)).toEqual(['c'])
    expect(stations.peers()).toEqual([
      { id: 'b', remote: 'tcp://192.0.2.7:2', connected: true, since: 30, lastHeardAt: 30 },
      { id: 'c', remote: 'tcp://192.0.2.7:1', connected: true, since: 20, lastHeardAt: 20 },
      { id: 'a', remote: '', connected: false, since: 5, lastHeardAt: null },
    ])
  })
})
