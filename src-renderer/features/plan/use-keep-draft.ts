/** Keeps the draft in the core by itself: a moment after the last change, at once when the page is left, and again when it did not arrive. */
import { useEffect, useState } from 'react'
import type { ContractClient } from '../../../src-preload/contract/index.ts'
import { coreNow } from '../../state/board.ts'
import { useSeat } from '../../state/seat-context.tsx'
import { isDrafted, usePlanDesk } from './plan-desk.ts'

const CALM_MS = 2_000
const AGAIN_MS = 5_000
/** Letters of a draft; the core closes a connection on which more than 15 MB come at once. */
const LARGEST = 12_000_000

/** Why the draft is only on this page. */
export type Unkept = 'failed' | 'tooLarge' | null

async function keepDraft({ plan: calls }: ContractClient): Promise<Unkept> {
  const desk = usePlanDesk.getState()
  const { draft, kept } = desk
  if (!draft || draft.plan === kept?.plan) return null
  const plan = isDrafted(desk) ? draft.plan : null
  if (JSON.stringify(plan).length > LARGEST) return 'tooLarge'
  try {
    await calls.keepDraft({ base: draft.base, plan })
  } catch {
    return 'failed'
  }
  desk.setKept(draft.plan, coreNow())
  return null
}

export function useKeepDraft(isOn: boolean): Unkept {
  const { client } = useSeat()
  const plan = usePlanDesk(({ draft }) => draft?.plan)
  const [tried, setTried] = useState<{ unkept: Unkept; times: number }>({ unkept: null, times: 0 })
  useEffect(() => {
    if (!isOn || plan === undefined) return
    const keep = async () => {
      const unkept = await keepDraft(client)
      setTried(({ times }) => ({ unkept, times: unkept === 'failed' ? times + 1 : 0 }))
    }
    const calm = setTimeout(() => void keep(), tried.times > 0 ? AGAIN_MS : CALM_MS)
    return () => clearTimeout(calm)
  }, [client, isOn, plan, tried.times])
  useEffect(() => {
    if (!isOn) return
    return () => void keepDraft(client)
  }, [client, isOn])
  return tried.unkept
}
