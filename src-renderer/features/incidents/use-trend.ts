/** The stored readings of one point, joined with what the live board hears meanwhile. */
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { Device } from '../../../src-preload/contract/devices.contract.ts'
import { useSeat } from '../../state/seat-context.tsx'
import { joined, type TrendPoint } from './trend.rules.ts'

const KEPT = 600

export const useTrend = (device: Device, point: string, sinceMs: number): TrendPoint[] => {
  const { client } = useSeat()
  const since = new Date(sinceMs).toISOString()
  const stored = useQuery({
    queryKey: ['readings', device.id, point, since],
    queryFn: async () => {
      const page = await client.devices.readings({ device: device.id, point, since, limit: 5000 })
      return page.items.map(({ at, value }) => ({ at: Date.parse(at), value }))
    },
    staleTime: 60_000,
  })
  const [live, setLive] = useState<TrendPoint[]>([])
  const newest = device.points.find(({ id }) => id === point)
  const { at = null, value = null } = newest ?? {}
  const key = `${device.id}/${point}`
  // biome-ignore lint/correctness/useExhaustiveDependencies: another point starts a new series
  useEffect(() => setLive([]), [key])
  useEffect(() => {
    if (at === null || value === null) return
    const heard = { at: Date.parse(at), value }
    setLive((known) => ((known.at(-1)?.at ?? 0) < heard.at ? [...known.slice(-KEPT), heard] : known))
  }, [at, value])
  return joined(stored.data ?? [], live)
}
