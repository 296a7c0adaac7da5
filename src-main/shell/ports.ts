/** Gives each window a port that leads straight to the core; the shell keeps neither end. */
import { type IpcMainEvent, ipcMain, MessageChannelMain, type WebContents, webContents } from 'electron'
import { PORT, PORT_PLEASE } from '../../src-preload/contract/shell.contract.ts'
import { isOwnPage } from './app-protocol.ts'
import type { CoreSupervisor } from './core-supervisor.ts'

export function answerPortRequests(core: CoreSupervisor): void {
  ipcMain.on(PORT_PLEASE, (event) => {
    if (isFromOwnPage(event)) handPort(event.sender, core)
  })
}

/** After a restart: the old ports died with the old core. */
export function handPorts(core: CoreSupervisor): void {
  for (const page of webContents.getAllWebContents()) if (isOwnPage(page.getURL())) handPort(page, core)
}

function handPort(page: WebContents, core: CoreSupervisor): void {
  const { port1, port2 } = new MessageChannelMain()
  if (core.connect(port1, drillOf(page))) page.postMessage(PORT, null, [port2])
}

/** A window of a drill belongs to that drill's own core. */
const drillOf = (page: WebContents): string | undefined => URL.parse(page.getURL())?.searchParams.get('drill') ?? undefined

/** Only the top frame of one of our own pages may have a port. */
function isFromOwnPage({ senderFrame }: IpcMainEvent): boolean {
  return senderFrame !== null && senderFrame.parent === null && isOwnPage(senderFrame.url)
}
