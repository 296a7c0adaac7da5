/** What the page reads of the plan: the version in force, its history, my draft; and who may draw. */
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { HANDLERS } from '../../../src-preload/contract/wire/procedure.ts'
import { useBoard } from '../../state/board.ts'
import { useSeat } from '../../state/seat-context.tsx'
import { useSession } from '../../state/session.ts'
import { withIds } from './plan.rules.ts'
import { usePlanDesk } from './plan-desk.ts'

export const useMayDraw = (): boolean => {
  const role = useSession((session) => session.identity?.role)
  return HANDLERS.some((each) => each === role)
}

/** Opens the desk with the plan in force and the draft that was kept, unless it is open already. */
export function useOpening() {
  const { client } = useSeat()
  const mayDraw = useMayDraw()
  const isOpen = usePlanDesk((desk) => desk.draft !== null)
  const query = useQuery({
    queryKey: ['plan', 'opening'],
    enabled: !isOpen,
    staleTime: 0,
    gcTime: 0,
    queryFn: async () => {
      const [inForce, kept] = await Promise.all([client.plan.get({}), mayDraw ? client.plan.draft({}) : null])
      return { inForce, kept }
    },
  })
  const { data } = query
  useEffect(() => {
    if (!data || usePlanDesk.getState().draft) return
    const { inForce, kept } = data
    usePlanDesk
      .getState()
      .open({ version: inForce.version, plan: withIds(inForce.plan) }, kept && { base: kept.base, plan: withIds(kept.plan) })
  }, [data])
  return query
}

/** Versions, newest first; looked at again when another one comes in force. */
export function useVersions() {
  const { client } = useSeat()
  const inForce = useBoard((board) => board.health?.site)
  return useQuery({ queryKey: ['plan', 'versions', inForce], placeholderData: keepPreviousData, queryFn: () => client.plan.versions({}) })
}

export function useAssets() {
  const { client } = useSeat()
  return useQuery({ queryKey: ['plan', 'assets'], queryFn: () => client.plan.assets({}) })
}

export const useRenewVersions = () => {
  const queries = useQueryClient()
  return () => queries.invalidateQueries({ queryKey: ['plan', 'versions'] })
}
