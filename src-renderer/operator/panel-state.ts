/** What the operator is in the middle of at the incident panel; it belongs to one incident and ends with it. */
import { create } from 'zustand'

/** `report`: it was decided to report, and the keyboard goes to the recipients. `casualty`: somebody hurt is being written down. */
export type PanelForm = 'note' | 'cause' | 'gear' | 'report' | 'casualty' | null
type HeldKey = 'report' | 'evacuate' | null

interface PanelState {
  form: PanelForm
  /** Index of the chosen person among the proposals. */
  chosenStaff: number
  /** A key of a public act that is being held down. */
  heldKey: HeldKey
  /** Index of the number to dial among the party's numbers; null: the next one. */
  chosenPhone: number | null
  keysShown: boolean
  open: (form: PanelForm) => void
  choose: (index: number) => void
  hold: (key: HeldKey) => void
  choosePhone: (index: number) => void
  showKeys: (shown: boolean) => void
  reset: () => void
}

export const usePanel = create<PanelState>((set) => ({
  form: null,
  chosenStaff: 0,
  heldKey: null,
  chosenPhone: null,
  keysShown: false,
  open: (form) => set({ form }),
  choose: (chosenStaff) => set({ chosenStaff }),
  hold: (heldKey) => set({ heldKey }),
  choosePhone: (chosenPhone) => set({ chosenPhone }),
  showKeys: (keysShown) => set({ keysShown }),
  reset: () => set({ form: null, chosenStaff: 0, heldKey: null, chosenPhone: null }),
}))
