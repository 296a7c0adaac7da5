/** Carries requests for a port from the page to the shell, and ports from the shell to the page. Nothing else passes. */
import { ipcRenderer } from 'electron'
import { PORT, PORT_PLEASE } from '../contract/shell.contract.ts'
import type { Page } from './dom.ts'

export function forwardPorts(page: Page = globalThis as unknown as Page): void {
  page.addEventListener('message', ({ source, data }) => {
    const isFromPage = source === page && typeof data === 'object' && data !== null && 'type' in data
    if (isFromPage && data.type === PORT_PLEASE) ipcRenderer.send(PORT_PLEASE)
  })
  // A port cannot cross the context bridge; posting it to the page's own window can carry it.
  ipcRenderer.on(PORT, (event) => page.postMessage({ type: PORT }, page.location.origin, event.ports))
}
