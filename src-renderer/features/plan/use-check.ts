/** What is wrong with the draft, asked of the core a moment after each change: it knows the devices and the households. */
import { useEffect, useState } from 'react'
import type { PlanProblem, SitePlan } from '../../../src-preload/contract/plan.contract.ts'
import { type Failure, failureOf } from '../../client/errors.ts'
import { useSeat } from '../../state/seat-context.tsx'

const CALM_MS = 900

export interface Checked {
  problems: readonly PlanProblem[]
  /** The plan that was looked at; another one: still at it. */
  plan: SitePlan | null
  failure: Failure | null
}

export function useCheck(plan: SitePlan | null, isOn: boolean): Checked {
  const { client } = useSeat()
  const [checked, setChecked] = useState<Checked>({ problems: [], plan: null, failure: null })
  useEffect(() => {
    if (!isOn || !plan) return
    let isOver = false
    const check = async () => {
      try {
        const { problems } = await client.plan.check({ plan })
        if (!isOver) setChecked({ problems, plan, failure: null })
      } catch (error) {
        if (!isOver) setChecked((before) => ({ ...before, failure: failureOf(error) }))
      }
    }
    const calm = setTimeout(() => void check(), CALM_MS)
    return () => {
      isOver = true
      clearTimeout(calm)
    }
  }, [client, plan, isOn])
  return checked
}
