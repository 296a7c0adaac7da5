/** How many devices speak, are silent or faulty, counted on the board. */
import { useMemo } from 'react'
import { useDevices } from '../state/use-all.ts'

export interface DeviceCounts {
  total: number
  online: number
  offline: number
  faulty: number
}

export function useDeviceCounts(): DeviceCounts {
  const devices = useDevices()
  return useMemo(() => {
    const states = [...devices.values()].map(({ state }) => state)
    const count = (state: (typeof states)[number]) => states.filter((each) => each === state).length
    const [offline, faulty, unknown] = [count('offline'), count('fault'), count('unknown')]
    return { total: states.length, online: states.length - offline - unknown, offline: offline + unknown, faulty }
  }, [devices])
}
