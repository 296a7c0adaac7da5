/** A connection that cannot be opened now is opened as soon as it can be: nobody has to remember the fire panel behind it. */
import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { runConnections } from '../../src-main/hosts/run-connections.ts'
import { Connection } from '../../src-preload/contract/connections/connection.ts'
import { FakeNetwork, OPERATOR, TestCore } from '../support/test-core.ts'

let site: TestCore
let running: ReturnType<typeof runConnections>
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  site = new TestCore()
  running = runConnections(site.core, new Map())
})
afterEach(async () => {
  vi.useRealTimers()
  await running.stop()
  site.end()
})

const lines = () => site.core.network.lines.view()
async function change(run: () => unknown): Promise<void> {
  const done = site.core.change(run)
  site.core.loop.drain()
  await done
}
const connect = (id: string, listen: string) =>
  change(() => site.core.network.connections.put(Connection.parse({ driver: 'gbt26875', id, name: '消防主机', listen }), OPERATOR.name))
/** Real time for what the system does, virtual time for what we wait. */
const turn = () => new Promise((resume) => setImmediate(resume))
async function eventually(isSo: () => boolean): Promise<void> {
  for (let turns = 0; turns < 1000 && !isSo(); turns++) await turn()
  expect(isSo()).toBe(true)
}

it('when its port was taken and is free again', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  const { port } = other.address() as AddressInfo
  await connect('panels', `127.0.0.1:${port}`)
  await eventually(() => lines().some(({ failure }) => failure?.includes('EADDRINUSE') === true))
  other.close()
  await once(other, 'close')
  await vi.advanceTimersByTimeAsync(10_000)
  await eventually(() => lines().some(({ id, connected }) => id === 'panels' && connected))
})

it('and is not tried any more when somebody has taken it away', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  await connect('panels', `127.0.0.1:${(other.address() as AddressInfo).port}`)
  await eventually(() => lines().some(({ failure }) => failure !== null))
  await change(() => site.core.network.connections.remove('panels', OPERATOR.name))
  await eventually(() => lines().length === 0)
  await vi.advanceTimersByTimeAsync(60_000)
  expect(lines()).toEqual([])
  other.close()
})

it('whatever it is called, it does not take the place of the broker', async () => {
  const broker = new FakeNetwork()
  site.core.connect('embedded', broker)
  await connect('embedded', '127.0.0.1:0')
  await eventually(() => lines().length === 2)
  await site.core.network.lines.write({ id: '1', source: 'watchroom', address: 'lane/siren-1', point: 'on', value: 1 })
  expect(broker.sent.map(({ topic }) => topic)).toEqual(['watchroom/lane/siren-1/commands'])
  expect(lines().map(({ id }) => id)).toEqual([null, 'embedded'])
})
