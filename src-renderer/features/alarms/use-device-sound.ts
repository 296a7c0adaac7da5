/** One soft tick for trouble of devices, new or again. It never competes with an incident, and is not repeated. */
import { useEffect, useRef } from 'react'
import type { Alarm } from '../../../src-preload/contract/alarms.contract.ts'
import { freshAlarms } from './alarm-list.rules.ts'
import { play } from './loudspeaker.ts'
import { useDeviceAlarms } from './use-device-alarms.ts'

/** `free`: no incident sounds now. `heard` is told what sounded. */
export const useDeviceSound = (free: boolean, heard: (alarms: Alarm[]) => void) => {
  const active = useDeviceAlarms().data?.parts.active
  const known = useRef<ReadonlySet<string> | null>(null)

  useEffect(() => {
    if (!active) return
    // What was there when the seat was taken is no news; what was acknowledged may become news again.
    const fresh = known.current ? freshAlarms(active, known.current) : []
    known.current = new Set(active.filter(({ state }) => state === 'unacknowledged').map(({ id }) => id))
    if (fresh.length > 0 && free) void play('4').then((sounded) => sounded && heard(fresh))
  }, [active, free, heard])
}
