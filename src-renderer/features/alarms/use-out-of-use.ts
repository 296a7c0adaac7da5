/** Devices in test and out of service, as the board has them. */
import { useMemo } from 'react'
import { useBoard } from '../../state/board.ts'
import { outOfUse } from './out-of-use.rules.ts'

export const useOutOfUse = () => {
  const devices = useBoard((board) => board.devices)
  return useMemo(() => outOfUse(devices.values()), [devices])
}
