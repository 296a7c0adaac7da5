import { beforeEach, expect, test, vi } from 'vitest'
import type { Page } from '../../src-preload/bridge/dom.ts'
import { forwardPorts } from '../../src-preload/bridge/forward-ports.ts'
import { PORT, PORT_PLEASE } from '../../src-preload/contract/shell.contract.ts'
import { contextBridge, ipcRenderer, resetElectron } from './fakes/fake-electron.ts'

vi.mock('electron', () => import('./fakes/fake-electron.ts'))
beforeEach(() => {
  resetElectron()
  ipcRenderer.send.mockReset()
})

function newPage() {
  let listener: Parameters<Page['addEventListener']>[1] = () => {}
  const page: Page = {
    location: { origin: 'app://watchroom' },
    addEventListener: (_type, added) => {
      listener = added
    },
    postMessage: vi.fn(),
  }
  forwardPorts(page)
  return { page, say: (data: unknown, source: unknown = page) => listener({ source, data }) }
}

test('the page’s wish for a port reaches the shell', () => {
  newPage().say({ type: PORT_PLEASE })
  expect(ipcRenderer.send.mock.calls).toEqual([[PORT_PLEASE]])
})

test('nothing else passes from the page to the shell', () => {
  const { say } = newPage()
  for (const data of [null, 'x', {}, { type: PORT }, { type: 'shell.open' }]) say(data)
  say({ type: PORT_PLEASE }, {})
  expect(ipcRenderer.send).not.toHaveBeenCalled()
})

test('a port goes to the page and to its own origin only', () => {
  const { page } = newPage()
  const ports = [{}]
  ipcRenderer.emit(PORT, { ports })
  expect(page.postMessage).toHaveBeenCalledWith({ type: PORT }, 'app://watchroom', ports)
})

test('the page sees one plain object', async () => {
  Object.assign(globalThis, { addEventListener: () => {} })
  await import('../../src-preload/index.ts')
  expect(contextBridge.exposeInMainWorld.mock.calls).toEqual([['watchroom', { desktop: true }]])
})
