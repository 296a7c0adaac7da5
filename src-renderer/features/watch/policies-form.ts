/** What the parts of the form share: the policies as they stand in it, how to change them, and what is wrong. */
import { createContext, useContext } from 'react'
import type { Policies } from '../../../src-preload/contract/policies.types.ts'

export interface PoliciesForm {
  policies: Policies
  wrong: ReadonlySet<string>
  /** `place`: the path of the field; null for a change that is a step of its own. */
  change: (place: string | null, to: (policies: Policies) => void) => void
}

export const FormContext = createContext<PoliciesForm | null>(null)

export const useForm = (): PoliciesForm => {
  const form = useContext(FormContext)
  if (!form) throw new Error('There is no form of policies around')
  return form
}
