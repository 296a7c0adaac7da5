/** One console per data folder: two cores on one store would fight. A second start brings the first to the front. */
import { app } from 'electron'

export function isFirstInstance(onSecond: () => void): boolean {
  if (!app.requestSingleInstanceLock()) return false
  app.on('second-instance', onSecond)
  return true
}
