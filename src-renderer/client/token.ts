/** What lets this page take its session up again: a ticket in the address, once, then a token of this tab. */
import { drillHere } from './drill.ts'

/** A drill has a core, and so a session, of its own. */
const KEY = drillHere === null ? 'watchroom.token' : `watchroom.token.${drillHere}`

export const readToken = () => sessionStorage.getItem(KEY)
export const keepToken = (token: string) => sessionStorage.setItem(KEY, token)
export const dropToken = () => sessionStorage.removeItem(KEY)

/** Reads `#ticket=…` and removes it from the address bar at once. */
export const takeTicket = (): string | null => {
  const ticket = new URLSearchParams(location.hash.slice(1)).get('ticket')
  if (ticket) history.replaceState(null, '', location.pathname + location.search)
  return ticket
}
