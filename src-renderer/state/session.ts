/** Who sits here, and how far the seat is on its way to watching. */
import { create } from 'zustand'
import type { Identity } from '../../src-preload/contract/session.contract.ts'

/** `ready` waits for the one gesture that lets the page sound; `watching` is the seat at work. */
type SeatPhase = 'connecting' | 'signedOut' | 'ready' | 'watching'

interface SessionState {
  phase: SeatPhase
  identity: Identity | null
  /** The code of the error that signed the seat out, to be worded. */
  reason: string | null
  set: (next: Partial<Pick<SessionState, 'phase' | 'identity' | 'reason'>>) => void
}

export const useSession = create<SessionState>((set) => ({
  phase: 'connecting',
  identity: null,
  reason: null,
  set: (next) => set(next),
}))
