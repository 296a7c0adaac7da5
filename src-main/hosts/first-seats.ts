/** Who a one-time address signs in; the person at the desk sets a password of their own afterwards. */
import type { Core } from '../core/core.ts'

const SEATS = { operator: { name: '值守员', role: 'operator' }, wall: { name: '指挥大屏', role: 'wall' } } as const
type FirstSeat = keyof typeof SEATS

/** A ticket that signs in once. */
export const issueTicket = ({ sessions }: Core, seat: FirstSeat): Promise<string> =>
  sessions.issue('ticket', SEATS[seat].name, SEATS[seat].role)

/** Whether that seat has a password to ask for. */
export const hasPassword = ({ sessions }: Core, seat: FirstSeat): boolean => sessions.hasPassword(SEATS[seat].name)
