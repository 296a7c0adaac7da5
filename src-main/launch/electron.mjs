/** Finds Electron's binary, or fetches it when its download server answers. */
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { exitCode, node24, ROOT } from './prepare.mjs'
import { say } from './say.mjs'

const DOWNLOADS = 'https://github.com/electron/electron/releases/download/'
const ANSWER_MS = 5000
const DOWNLOAD_MS = 60_000

/** The path that Electron's own installer left behind, or null. @param {string} [root] */
export function installedElectron(root = ROOT) {
  const folder = join(root, 'node_modules/electron')
  const pathFile = join(folder, 'path.txt')
  if (!existsSync(pathFile)) return null
  const binary = join(process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(folder, 'dist'), readFileSync(pathFile, 'utf8'))
  return existsSync(binary) ? binary : null
}

/** The installer retries for minutes when offline, so the server is asked first and the download has a time limit. */
export async function findElectron() {
  const present = installedElectron()
  if (present || process.env.ELECTRON_SKIP_BINARY_DOWNLOAD) return present
  const mirror = process.env.ELECTRON_MIRROR ?? process.env.npm_config_electron_mirror ?? DOWNLOADS
  if (!(await answers(mirror))) return null
  say('正在下载 Electron(约 110 MB,最多等一分钟)', 'Downloading Electron (about 110 MB, for a minute at most)')
  const installer = spawn(node24(), [join(ROOT, 'node_modules/electron/install.js')], { stdio: 'ignore', timeout: DOWNLOAD_MS })
  await exitCode(installer)
  return installedElectron()
}

/** Any answer at all will do: a mirror may well refuse its root page. @param {string} url */
async function answers(url) {
  try {
    await fetch(url, { method: 'HEAD', redirect: 'manual', signal: AbortSignal.timeout(ANSWER_MS) })
    return true
  } catch {
    return false
  }
}
