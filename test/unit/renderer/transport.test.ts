import { MessageChannel } from 'node:worker_threads'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { PORT, PORT_PLEASE } from '../../../src-preload/contract/shell.contract.ts'
import { portOpener } from '../../../src-renderer/client/transport.ts'

/** As much of a page's window as the seat uses; what the page posts is kept. */
class Page extends EventTarget {
  readonly posted: unknown[] = []
  postMessage(message: unknown) {
    this.posted.push(message)
  }
  give(port: unknown) {
    this.dispatchEvent(Object.assign(new Event('message'), { data: { type: PORT }, ports: [port], source: this }))
  }
}

let page: Page
const ports: { close: () => void }[] = []
const port = () => {
  const { port1, port2 } = new MessageChannel()
  ports.push(port1, port2)
  return port1
}

beforeEach(() => {
  page = new Page()
  vi.stubGlobal('window', page)
  vi.stubGlobal('location', { origin: 'app://seat' })
})
afterEach(() => {
  vi.unstubAllGlobals()
  for (const each of ports.splice(0)) each.close()
})

it('asks the shell for a port and takes the one it hands over', async () => {
  const opened = portOpener()()
  expect(page.posted).toEqual([{ type: PORT_PLEASE }])
  page.give(port())
  expect((await opened).link).toBeDefined()
})

it('gives up the old port when the core was restarted and takes the fresh one without asking', async () => {
  const open = portOpener()
  const first = open()
  page.give(port())
  const { lost } = await first
  page.give(port())
  await lost
  await open()
  expect(page.posted).toHaveLength(1)
})

it('listens to nobody but its own window', async () => {
  const open = portOpener()
  let opened = false
  void open().then(() => {
    opened = true
  })
  page.dispatchEvent(Object.assign(new Event('message'), { data: { type: PORT }, ports: [port()], source: null }))
  await Promise.resolve()
  expect(opened).toBe(false)
})
