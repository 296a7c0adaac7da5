import type { IpcMainEvent } from 'electron'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { CoreSupervisor } from '../../src-main/shell/core-supervisor.ts'
import { keepAwake } from '../../src-main/shell/keep-awake.ts'
import { answerPortRequests, handPorts } from '../../src-main/shell/ports.ts'
import { PAGE_PREFERENCES } from '../../src-main/shell/security/page-preferences.ts'
import { isFirstInstance } from '../../src-main/shell/single-instance.ts'
import { openOperatorWindow, WallWindow } from '../../src-main/shell/windows.ts'
import { PORT, PORT_PLEASE } from '../../src-preload/contract/shell.contract.ts'
import { app, BrowserWindow, ipcMain, powerSaveBlocker, resetElectron, screen } from './fakes/fake-electron.ts'

vi.mock('electron', () => import('./fakes/fake-electron.ts'))
beforeEach(resetElectron)
afterEach(() => vi.useRealTimers())

const ticket = async (seat: string) => `t-${seat}`
const SECOND = { id: 2, bounds: { x: 1920, y: 0, width: 3840, height: 2160 } }
const onlyWindow = () => BrowserWindow.all[0] ?? expect.unreachable('no window was opened')

test('the operator’s window signs in by a ticket and has the locked preferences', async () => {
  await openOperatorWindow(ticket)
  expect(onlyWindow().webContents.url).toBe('app://watchroom/operator.html#ticket=t-operator')
  expect(onlyWindow().options.webPreferences).toEqual(PAGE_PREFERENCES)
})

test('without a ticket the seat asks for a name and a password', async () => {
  await openOperatorWindow(async () => null)
  expect(onlyWindow().webContents.url).toBe('app://watchroom/operator.html')
})

test('a page that died is loaded again', async () => {
  vi.useFakeTimers()
  await openOperatorWindow(ticket)
  onlyWindow().webContents.emit('render-process-gone')
  vi.advanceTimersByTime(1_000)
  expect(onlyWindow().webContents.reload).toHaveBeenCalledOnce()
})

test('with one display there is no wall', () => {
  new WallWindow(ticket).follow()
  expect(BrowserWindow.all).toEqual([])
})

test('the wall fills the second display, without taking the keyboard', async () => {
  screen.displays.push(SECOND)
  new WallWindow(ticket).follow()
  await vi.waitFor(() => expect(onlyWindow().webContents.url).toBe('app://watchroom/wall.html#ticket=t-wall'))
  onlyWindow().emit('ready-to-show')
  expect(onlyWindow().options).toMatchObject({ ...SECOND.bounds, fullscreen: true, webPreferences: PAGE_PREFERENCES })
  expect(onlyWindow().showInactive).toHaveBeenCalled()
  expect(onlyWindow().show).not.toHaveBeenCalled()
})

test('the wall comes, moves and goes with its display', () => {
  new WallWindow(ticket).follow()
  screen.displays.push(SECOND)
  screen.emit('display-added')
  expect(BrowserWindow.all).toHaveLength(1)
  const moved = { ...SECOND, bounds: { ...SECOND.bounds, x: -3840 } }
  screen.displays[1] = moved
  screen.emit('display-metrics-changed')
  expect(onlyWindow().setBounds).toHaveBeenCalledWith(moved.bounds)
  screen.displays.pop()
  screen.emit('display-removed')
  expect(onlyWindow().isDestroyed()).toBe(true)
  screen.displays.push(SECOND)
  screen.emit('display-added')
  expect(BrowserWindow.all).toHaveLength(2)
})

const connected: unknown[] = []
const core = { connect: (port: unknown) => connected.push(port) > 0 } as unknown as CoreSupervisor
const ask = (url: string, parent: object | null = null) => {
  const window = new BrowserWindow({})
  ipcMain.emit(PORT_PLEASE, { sender: window.webContents, senderFrame: { url, parent } } as unknown as IpcMainEvent)
  return window.webContents.received
}

test('a page of ours that asks gets one end of a channel, the core the other', () => {
  connected.length = 0
  answerPortRequests(core)
  expect(ask('app://watchroom/operator.html')).toMatchObject([{ channel: PORT, ports: [{ name: 'page 1' }] }])
  expect(connected).toMatchObject([{ name: 'core 1' }])
})

test('a foreign page and an embedded frame get no port', () => {
  answerPortRequests(core)
  expect(ask('https://example.com/')).toEqual([])
  expect(ask('app://watchroom/operator.html', {})).toEqual([])
})

test('a frame that is already gone gets no port', () => {
  answerPortRequests(core)
  const { webContents } = new BrowserWindow({})
  ipcMain.emit(PORT_PLEASE, { sender: webContents, senderFrame: null })
  expect(webContents.received).toEqual([])
})

test('after a restart every window gets a fresh port', async () => {
  screen.displays.push(SECOND)
  new WallWindow(ticket).follow()
  await openOperatorWindow(ticket)
  await vi.waitFor(() => expect(BrowserWindow.all.every((window) => window.webContents.url !== '')).toBe(true))
  handPorts(core)
  expect(BrowserWindow.all.map((window) => window.webContents.received.length)).toEqual([1, 1])
})

test('a second start brings the first console to the front and ends', () => {
  const focus = vi.fn()
  expect(isFirstInstance(focus)).toBe(true)
  app.emit('second-instance')
  expect(focus).toHaveBeenCalled()
  app.requestSingleInstanceLock.mockReturnValueOnce(false)
  expect(isFirstInstance(focus)).toBe(false)
})

test('the screen stays awake', () => {
  keepAwake()
  expect(powerSaveBlocker.start).toHaveBeenCalledWith('prevent-display-sleep')
})
