/** Hands the seat down the page. */
import { createContext, useContext } from 'react'
import type { Seat } from './seat.ts'

const SeatContext = createContext<Seat | null>(null)

export const SeatProvider = SeatContext.Provider

export const useSeat = (): Seat => {
  const seat = useContext(SeatContext)
  if (!seat) throw new Error('useSeat needs a SeatProvider above it.')
  return seat
}
