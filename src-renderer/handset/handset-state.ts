/** What the handset shows: whose it is, the last picture, and what was pressed since. */
import { create } from 'zustand'
import type { HandsetPicture } from '../../src-preload/contract/handset.contract.ts'
import type { Pairing } from './keep.ts'
import type { Entry } from './queue/queue.rules.ts'

interface HandsetState {
  /** `starting`: the phone is still reading what it keeps; `out`: it was taken out of use. */
  phase: 'starting' | 'unpaired' | 'pairing' | 'paired' | 'out' | 'elsewhere'
  /** The code of the error that kept it from being paired. */
  pairingFailed: string | null
  pairing: Pairing | null
  picture: HandsetPicture | null
  entries: readonly Entry[]
  /** The phone's memory takes what is pressed. */
  isKept: boolean
  /** Null until the person was asked. */
  sharing: boolean | null
  read: ReadonlySet<string>
}

export const useHandset = create<HandsetState>(() => ({
  phase: 'starting',
  pairingFailed: null,
  pairing: null,
  picture: null,
  entries: [],
  isKept: true,
  sharing: null,
  read: new Set<string>(),
}))
