/** Ends this process when the npm that started it is gone. */

const CHECK_MS = 100

/**
 * Whoever kills `npm run core` means the core. npm hands SIGTERM and SIGINT on, but a `kill -9` reaches npm alone:
 * the core would stay behind as an orphan that holds the store and the ports against the next start. A kill is what was
 * asked for, so the core dies as one: nothing is lost, it acknowledges only what is on disk.
 */
export function endWithNpm() {
  if (!process.env.npm_lifecycle_event || process.platform === 'win32') return
  const parent = process.ppid
  setInterval(() => {
    if (process.ppid !== parent) process.kill(process.pid, 'SIGKILL')
  }, CHECK_MS).unref()
}
