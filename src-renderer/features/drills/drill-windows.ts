/** Opens the windows of a drill. */
import type { Drill } from '../../../src-preload/contract/drills.contract.ts'

const addressOf = (page: string, drill: string, ticket: string) =>
  `${page}?drill=${encodeURIComponent(drill)}#ticket=${encodeURIComponent(ticket)}`

/** Beside the real desk, which goes on watching. False when the browser would not open it. */
export const openDrillSeat = ({ id }: Drill, ticket: string): boolean => {
  const page = location.protocol === 'app:' ? '/operator.html' : '/'
  return window.open(addressOf(page, id, ticket), `drill-${id}`) !== null
}
