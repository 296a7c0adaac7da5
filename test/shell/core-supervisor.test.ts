import { EventEmitter } from 'node:events'
import type { MessagePortMain, UtilityProcess } from 'electron'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { CoreSupervisor } from '../../src-main/shell/core-supervisor.ts'
import { FakePort } from './fakes/fake-electron.ts'

class FakeCore extends EventEmitter {
  readonly heard: { message: unknown; ports: unknown[] }[] = []
  kill = vi.fn(() => this.emit('exit', 1))
  postMessage(message: unknown, ports: unknown[]) {
    this.heard.push({ message, ports })
  }
}

const forked: FakeCore[] = []
const onReady = vi.fn()
const onLost = vi.fn()
const newSupervisor = () =>
  new CoreSupervisor(
    () => {
      const core = new FakeCore()
      forked.push(core)
      return core as unknown as UtilityProcess
    },
    { onReady, onLost },
  )
const newest = () => forked[forked.length - 1] ?? expect.unreachable('no core was forked')
const port = () => new FakePort('core') as unknown as MessagePortMain
const ready = () => newest().emit('message', { type: 'ready' })
const crash = () => newest().emit('exit', 139)

beforeEach(() => {
  forked.length = 0
  onReady.mockReset()
  onLost.mockReset()
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
})
afterEach(() => vi.useRealTimers())

test('a core that dies is started again at once and everybody gets a fresh port', () => {
  newSupervisor().start()
  ready()
  crash()
  expect(onLost).toHaveBeenCalledWith(1)
  vi.advanceTimersByTime(0)
  expect(forked).toHaveLength(2)
  ready()
  expect(onReady).toHaveBeenCalledTimes(2)
})

test('a core that dies again and again is started ever later, ten seconds at most', () => {
  newSupervisor().start()
  const waits: number[] = []
  for (let n = 0; n < 9; n++) {
    const before = forked.length
    crash()
    let waited = 0
    vi.advanceTimersByTime(0)
    for (; forked.length === before; waited += 250) vi.advanceTimersByTime(250)
    waits.push(waited)
  }
  expect(waits).toEqual([0, 250, 500, 1000, 2000, 4000, 8000, 10000, 10000])
})

test('after a minute of service the next restart is immediate again', () => {
  newSupervisor().start()
  crash()
  vi.advanceTimersByTime(0)
  crash()
  vi.advanceTimersByTime(250)
  vi.advanceTimersByTime(60_000)
  crash()
  expect(onLost).toHaveBeenLastCalledWith(1)
  vi.advanceTimersByTime(0)
  expect(forked).toHaveLength(4)
})

test('ports go to the core that serves, and to none while it is away', () => {
  const supervisor = newSupervisor()
  supervisor.start()
  expect(supervisor.connect(port())).toBe(false)
  ready()
  const own = port()
  expect(supervisor.connect(own)).toBe(true)
  expect(newest().heard).toEqual([{ message: { type: 'connect' }, ports: [own] }])
  crash()
  expect(supervisor.connect(port())).toBe(false)
})

test('a ticket asked for before the core serves is answered once it does, also after a crash in between', async () => {
  const supervisor = newSupervisor()
  supervisor.start()
  const ticket = supervisor.ticket('operator')
  crash()
  vi.advanceTimersByTime(0)
  ready()
  expect(newest().heard).toEqual([{ message: { type: 'ticket', seat: 'operator' }, ports: [] }])
  newest().emit('message', { type: 'ticket', seat: 'operator', ticket: 'once' })
  expect(await ticket).toBe('once')
})

test('stopping asks the core to end, waits for it and starts no other', async () => {
  const supervisor = newSupervisor()
  supervisor.start()
  ready()
  const stopped = supervisor.stop()
  expect(newest().heard.at(-1)?.message).toEqual({ type: 'stop' })
  newest().emit('exit', 0)
  await stopped
  vi.advanceTimersByTime(60_000)
  expect(forked).toHaveLength(1)
  expect(newest().kill).not.toHaveBeenCalled()
})

test('a core that does not end within five seconds is ended', async () => {
  const supervisor = newSupervisor()
  supervisor.start()
  const stopped = supervisor.stop()
  vi.advanceTimersByTime(5_000)
  await stopped
  expect(newest().kill).toHaveBeenCalled()
})
