/** The windows: the operator's, and the wall on the second display for as long as there is one. */
import { BrowserWindow, type BrowserWindowConstructorOptions, type Display, screen } from 'electron'
import { pageUrl } from './app-protocol.ts'
import type { SeatKind } from './core-messages.ts'
import { PAGE_PREFERENCES } from './security/page-preferences.ts'

/** The ground colour of the dark theme: no white flash in a dark room. */
const BACKGROUND = '#0f1318'
const RELOAD_AFTER_MS = 1_000

export type TicketSource = (seat: SeatKind) => Promise<string | null>

export async function openOperatorWindow(ticket: TicketSource): Promise<BrowserWindow> {
  const window = createWindow({ width: 1920, height: 1080, minWidth: 1280, minHeight: 720 })
  window.once('ready-to-show', () => {
    window.maximize()
    window.show()
  })
  await loadSeat(window, 'operator', ticket)
  return window
}

export class WallWindow {
  readonly #ticket: TicketSource
  #window: BrowserWindow | null = null

  constructor(ticket: TicketSource) {
    this.#ticket = ticket
  }

  /** Opens, moves and closes the wall as displays come and go. */
  follow(): void {
    this.#place()
    screen.on('display-added', () => this.#place())
    screen.on('display-removed', () => this.#place())
    screen.on('display-metrics-changed', () => this.#place())
  }

  close(): void {
    this.#window?.destroy()
    this.#window = null
  }

  #place(): void {
    const display = secondDisplay()
    if (!display) this.close()
    else if (this.#window) this.#window.setBounds(display.bounds)
    else this.#open(display)
  }

  #open({ bounds }: Display): void {
    const window = createWindow({ ...bounds, frame: false, fullscreen: true, skipTaskbar: true })
    this.#window = window
    window.once('closed', () => {
      if (this.#window === window) this.#window = null
    })
    // Shown without taking the keyboard from the operator.
    window.once('ready-to-show', () => window.showInactive())
    void loadSeat(window, 'wall', this.#ticket)
  }
}

function secondDisplay(): Display | undefined {
  const primary = screen.getPrimaryDisplay()
  return screen.getAllDisplays().find(({ id }) => id !== primary.id)
}

function createWindow(options: BrowserWindowConstructorOptions): BrowserWindow {
  const window = new BrowserWindow({
    ...options,
    show: false,
    autoHideMenuBar: true,
    backgroundColor: BACKGROUND,
    webPreferences: { ...PAGE_PREFERENCES },
  })
  // A console whose page died comes back by itself; its session lives in the tab.
  window.webContents.on('render-process-gone', () => {
    setTimeout(() => {
      if (!window.isDestroyed()) window.webContents.reload()
    }, RELOAD_AFTER_MS)
  })
  return window
}

async function loadSeat(window: BrowserWindow, seat: SeatKind, ticket: TicketSource): Promise<void> {
  const once = await ticket(seat)
  if (window.isDestroyed()) return
  await window.loadURL(pageUrl(`${seat}.html${once ? `#ticket=${encodeURIComponent(once)}` : ''}`))
}
