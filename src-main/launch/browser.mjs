/** Opens a seat as an app window of the Chromium, Chrome or Edge that is installed. */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge', 'microsoft-edge-stable']
const MAC = ['Google Chrome', 'Microsoft Edge', 'Chromium'].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`)
const WINDOWS = ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe']

/** On Linux a window needs a display; elsewhere there always is one. @param {NodeJS.ProcessEnv} [env] @param {NodeJS.Platform} [platform] */
export const hasDisplay = (env = process.env, platform = process.platform) =>
  platform !== 'linux' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY)

/** @param {NodeJS.ProcessEnv} [env] @param {NodeJS.Platform} [platform] */
export function findBrowser(env = process.env, platform = process.platform) {
  return candidates(env, platform).find((path) => existsSync(path)) ?? null
}

/** @param {NodeJS.ProcessEnv} env @param {NodeJS.Platform} platform @returns {string[]} */
function candidates(env, platform) {
  if (platform === 'darwin') return MAC
  if (platform === 'win32') {
    const roots = [env.ProgramFiles, env['ProgramFiles(x86)'], env.LOCALAPPDATA].filter((root) => root !== undefined)
    return roots.flatMap((root) => WINDOWS.map((path) => `${root}\\${path}`))
  }
  const folders = (env.PATH ?? '').split(delimiter).filter((folder) => folder !== '')
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name)))
}

/** A profile of its own, so that closing the window ends this browser and the person's own one is left alone. @param {string} browser @param {string} url @param {string} profile */
export function openAppWindow(browser, url, profile) {
  const flags = ['--no-first-run', '--no-default-browser-check', '--disable-sync', '--window-size=1920,1080']
  // Chromium does not start as root with its sandbox on; the only page it gets is our own, from this machine.
  if (process.getuid?.() === 0) flags.push('--no-sandbox')
  return spawn(browser, [`--app=${url}`, `--user-data-dir=${profile}`, ...flags], { stdio: 'ignore' })
}
