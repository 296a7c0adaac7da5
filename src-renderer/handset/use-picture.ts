/** The picture as the person sees it: the last one of the core with what they pressed since. */
import { useMemo } from 'react'
import type { HandsetPicture } from '../../src-preload/contract/handset.contract.ts'
import { useHandset } from './handset-state.ts'
import { asPressed } from './order.rules.ts'

export const usePicture = (): HandsetPicture | null => {
  const picture = useHandset((state) => state.picture)
  const entries = useHandset((state) => state.entries)
  return useMemo(() => (picture ? asPressed(picture, entries) : null), [picture, entries])
}
