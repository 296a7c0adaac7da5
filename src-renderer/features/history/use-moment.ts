/** What the map shows of the past: the core is asked for the moment, the board knows names and places. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Device } from '../../../src-preload/contract/devices.contract.ts'
import type { Moment } from '../../../src-preload/contract/history.contract.ts'
import type { Staff } from '../../../src-preload/contract/people.contract.ts'
import { useBoard } from '../../state/board.ts'
import { stillFeed } from '../../state/feeds.ts'
import { useSeat } from '../../state/seat-context.tsx'
import { askedAt, inOrder } from './look-back.rules.ts'
import { useLookBack } from './look-back.ts'

const byId = <T extends { id: string }>(things: readonly T[]) => new Map(things.map((thing) => [thing.id, thing]))

const pictureOf = ({ incidents, devices, staff }: Moment) => {
  const board = useBoard.getState()
  const [abnormal, positions] = [byId(devices), byId(staff)]
  const devicesThen = [...board.devices.values()].map(
    (device): Device => ({ ...device, state: abnormal.get(device.id)?.state ?? 'normal' }),
  )
  // What they did then is not known, only where they were.
  const staffThen = [...board.staff.values()].map((member): Staff => {
    const then = positions.get(member.id)
    return { ...member, state: 'free', position: then?.lngLat ?? null, positionAt: then?.at ?? null }
  })
  return {
    incidents: inOrder(incidents).map(({ id, kind, priority, place }) => ({
      id,
      kind,
      priority,
      unacknowledged: false,
      lngLat: place.lngLat,
    })),
    devices: stillFeed(byId(devicesThen)),
    staff: stillFeed(byId(staffThen)),
  }
}

/** Null while the map shows what is now. `picture` is null until the first moment has come. */
export function useMoment() {
  const { client } = useSeat()
  const { at, isPlaying, speed } = useLookBack()
  const asked = at === null ? null : new Date(askedAt(at, speed, isPlaying)).toISOString()
  const { data, isError } = useQuery({
    queryKey: ['moment', asked],
    queryFn: () => client.history.at({ at: asked ?? '' }),
    enabled: asked !== null,
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
  })
  const picture = useMemo(() => (data ? pictureOf(data) : null), [data])
  return at === null ? null : { at, picture, isError }
}
