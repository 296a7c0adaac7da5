/** The picture as the person sees it: the last one of the core with what they pressed since. */
import { useMemo } from 'react'
import type { HandsetPicture } from '../../src-preload/contract/handset.contract.ts'
import { useBoard } from '../state/board.ts'
import { useHandset } from './handset-state.ts'
import { asPressed } from './order.rules.ts'

export const usePicture = (): HandsetPicture | null => {
  const picture = useHandset((state) => state.picture)
  const entries = useHandset((state) => state.entries)
  const clockOffset = useBoard((board) => board.clockOffset)
  return useMemo(() => (picture ? asPressed(picture, entries, clockOffset) : null), [picture, entries, clockOffset])
}
