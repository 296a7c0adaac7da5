/** Devices in test and out of service, as the board has them. */
import { useMemo } from 'react'
import { useDevices } from '../../state/use-all.ts'
import { outOfUse } from './out-of-use.rules.ts'

export const useOutOfUse = () => {
  const devices = useDevices()
  return useMemo(() => outOfUse(devices.values()), [devices])
}
