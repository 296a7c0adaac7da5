/** Stands in for `electron`, whose real module does not load without its binary. It records what the shell sets. */
import { EventEmitter } from 'node:events'
import { vi } from 'vitest'

export class FakePort extends EventEmitter {
  readonly name: string
  constructor(name: string) {
    super()
    this.name = name
  }
}

class FakePage extends EventEmitter {
  url = ''
  readonly received: { channel: string; ports: unknown[] }[] = []
  windowOpen: ((details: { url: string }) => { action: string }) | null = null
  reload = vi.fn()
  getURL = () => this.url
  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }) {
    this.windowOpen = handler
  }
  postMessage(channel: string, _message: unknown, ports: unknown[]) {
    this.received.push({ channel, ports })
  }
}

export class BrowserWindow extends EventEmitter {
  static all: BrowserWindow[] = []
  readonly webContents = new FakePage()
  readonly options: Record<string, unknown>
  isGone = false
  maximize = vi.fn()
  show = vi.fn()
  showInactive = vi.fn()
  setBounds = vi.fn()
  constructor(options: Record<string, unknown>) {
    super()
    this.options = options
    BrowserWindow.all.push(this)
    app.emit('web-contents-created', {}, this.webContents)
  }
  loadURL = vi.fn(async (url: string) => {
    this.webContents.url = url
  })
  isDestroyed = () => this.isGone
  destroy() {
    this.isGone = true
    this.emit('closed')
  }
}

/** Each new channel gets a number, so that a test can follow its two ends. */
export class MessageChannelMain {
  static made = 0
  readonly port1: FakePort
  readonly port2: FakePort
  constructor() {
    const number = ++MessageChannelMain.made
    this.port1 = new FakePort(`core ${number}`)
    this.port2 = new FakePort(`page ${number}`)
  }
}

export interface FakeDisplay {
  id: number
  bounds: { x: number; y: number; width: number; height: number }
}

class FakeScreen extends EventEmitter {
  displays: FakeDisplay[] = [{ id: 1, bounds: { x: 0, y: 0, width: 1920, height: 1080 } }]
  getPrimaryDisplay = () => this.displays[0]
  getAllDisplays = () => this.displays
}

class FakeApp extends EventEmitter {
  requestSingleInstanceLock = vi.fn(() => true)
  quit = vi.fn()
}

type Handler = (request: Request) => Promise<Response>

export const app = new FakeApp()
export const screen = new FakeScreen()
export const ipcMain = new EventEmitter()
export const ipcRenderer = Object.assign(new EventEmitter(), { send: vi.fn() })
export const contextBridge = { exposeInMainWorld: vi.fn() }
export const powerSaveBlocker = { start: vi.fn() }
export const webContents = { getAllWebContents: () => BrowserWindow.all.map((window) => window.webContents) }
export const protocol = {
  registerSchemesAsPrivileged: vi.fn(),
  handler: null as Handler | null,
  handle(_scheme: string, handler: Handler) {
    this.handler = handler
  },
}

export function resetElectron(): void {
  BrowserWindow.all = []
  MessageChannelMain.made = 0
  for (const emitter of [app, screen, ipcMain, ipcRenderer]) emitter.removeAllListeners()
  screen.displays = screen.displays.slice(0, 1)
}
