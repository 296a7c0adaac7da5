/** Ends this process together with the npm that started it. */
import { readFileSync } from 'node:fs'

const CHECK_MS = 50
const SHELLS = ['sh', 'dash', 'ash', 'bash']

/**
 * Whoever ends `npm run core` means the core, but a signal to npm may not get here. npm starts scripts through `sh`:
 * - SIGTERM: npm passes it to `sh`, and dash dies of it without passing it on. The shell is gone: end cleanly.
 * - SIGKILL reaches npm alone. The core must not stay behind as an orphan that holds the store and the ports against
 *   the next start. A kill is what was asked for, and it loses nothing: only what is on disk was acknowledged.
 */
export function endWithNpm() {
  if (!process.env.npm_lifecycle_event || process.platform === 'win32') return
  const parent = process.ppid
  const shell = SHELLS.includes(nameOf(parent)) ? parent : null
  const npm = shell && parentOf(shell)
  const watch = setInterval(() => {
    if (process.ppid !== parent) {
      clearInterval(watch)
      process.kill(process.pid, shell ? 'SIGTERM' : 'SIGKILL')
    } else if (shell && parentOf(shell) !== npm) process.kill(process.pid, 'SIGKILL')
  }, CHECK_MS)
  watch.unref()
}

/** Linux tells in /proc. On macOS `sh` replaces itself by the script, so there is no shell to look at. @param {number} pid */
const nameOf = (pid) => statOf(pid)?.name ?? ''

/** @param {number} pid */
const parentOf = (pid) => statOf(pid)?.parent ?? null

/** @param {number} pid */
function statOf(pid) {
  try {
    // `1234 (name) S 1230 …`; a name may itself hold brackets and spaces.
    const [, name = '', parent] = /\((.*)\) \S (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? []
    return { name, parent: Number(parent) }
  } catch {
    return null
  }
}
