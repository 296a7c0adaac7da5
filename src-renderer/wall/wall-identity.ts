/** Who this wall is: an id that its window keeps. `/wall?name=大厅` names it, and keeps several walls of one machine apart. */

const nameHere = (new URLSearchParams(location.search).get('name') ?? '').trim().slice(0, 60)
const KEY = nameHere ? `watchroom.wall.${nameHere}` : 'watchroom.wall'

/** Not `randomUUID`: over the LAN the page may come without HTTPS. */
const newId = () => `wall-${[...crypto.getRandomValues(new Uint8Array(6))].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`

const idHere = (): string => {
  const known = localStorage.getItem(KEY)
  if (known) return known
  const made = newId()
  localStorage.setItem(KEY, made)
  return made
}

export const wallHere = { id: idHere(), name: nameHere }
