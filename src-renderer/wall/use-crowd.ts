/** People by zone, and how many come and go at the gates, as the wall tells it. */
import { useQueries } from '@tanstack/react-query'
import type { Device } from '../../src-preload/contract/devices.contract.ts'
import { coreNow } from '../state/board.ts'
import { useSeat } from '../state/seat-context.tsx'
import { useDevices } from '../state/use-all.ts'
import { useSite } from '../state/use-site.ts'
import { countsPeople, crowdOf, gatesOf, riseOf, silentCounters, type ZoneCrowd } from './crowd.rules.ts'

const SPAN_MS = 300_000
const AGAIN_MS = 10_000
const BUCKETS = 10
/** Each asks the core for two points. */
const MOST_GATES = 12

export interface GateFlow {
  gate: Device
  /** Within the last 5 min; null while it is not known. */
  came: number | null
  left: number | null
}

export const useIsEvent = (): boolean => [...useDevices().values()].some(countsPeople)

export function useCrowd(): { zones: ZoneCrowd[]; silent: number } {
  const devices = useDevices()
  const site = useSite()
  return { zones: crowdOf(devices.values(), site?.zones ?? []), silent: silentCounters(devices.values()) }
}

/** Those through which most people go first. */
export function useGates(): GateFlow[] {
  const { client } = useSeat()
  const gates = gatesOf(useDevices().values()).slice(0, MOST_GATES)
  const asked = gates.flatMap(({ id }) => [
    { id, point: 'in-total' },
    { id, point: 'out-total' },
  ])
  const answers = useQueries({
    queries: asked.map(({ id, point }) => ({
      queryKey: ['flow', id, point],
      queryFn: async () => {
        const now = coreNow()
        const span = { since: new Date(now - SPAN_MS).toISOString(), until: new Date(now).toISOString() }
        return riseOf((await client.devices.history({ id, point, ...span, buckets: BUCKETS })).items)
      },
      refetchInterval: AGAIN_MS,
    })),
  })
  return gates
    .map((gate, index) => ({ gate, came: answers[2 * index]?.data ?? null, left: answers[2 * index + 1]?.data ?? null }))
    .sort((a, b) => (b.came ?? 0) + (b.left ?? 0) - (a.came ?? 0) - (a.left ?? 0))
}
