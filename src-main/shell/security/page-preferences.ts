/** The preferences of every window: a page is an untrusted guest without Node, kept apart from the preload script. */
import { resolve } from 'node:path'
import type { WebPreferences } from 'electron'

export const PAGE_PREFERENCES: Readonly<WebPreferences> = Object.freeze({
  preload: resolve(import.meta.dirname, '../preload/index.cjs'),
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  // Names of residents must not go to a spelling service.
  spellcheck: false,
  // An alarm sounds without waiting for a click, and its clock does not slow down behind another window.
  autoplayPolicy: 'no-user-gesture-required',
  backgroundThrottling: false,
})
