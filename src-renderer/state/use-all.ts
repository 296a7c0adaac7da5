/** All devices and all staff for lists and counts: the board hears of them many times a second, what people read is renewed once. */
import { useBoard } from './board.ts'
import { useNow } from './use-now.ts'

const RENEW_MS = 1_000

export const useDevices = () => {
  useNow(RENEW_MS)
  return useBoard.getState().devices
}

export const useStaff = () => {
  useNow(RENEW_MS)
  return useBoard.getState().staff
}
