/** Hands down the page what a person can do on this phone. */
import { createContext, useContext } from 'react'
import type { HandsetAct } from '../../src-preload/contract/handset.contract.ts'

export interface HandsetDesk {
  /** Kept at once, sent when the link is there. */
  press: (act: HandsetAct) => void
  /** Takes a refused act off the list. */
  dismiss: (id: string) => void
  /** Agrees to tell where this phone is, or does not any more. */
  share: (on: boolean) => void
  /** A notice or a call for help was read. */
  read: (id: string) => void
  /** The phone forgets whose it is. */
  giveBack: () => void
}

const HandsetContext = createContext<HandsetDesk | null>(null)

export const HandsetProvider = HandsetContext.Provider

export const useHandsetDesk = (): HandsetDesk => {
  const desk = useContext(HandsetContext)
  if (!desk) throw new Error('useHandsetDesk needs a HandsetProvider above it.')
  return desk
}
