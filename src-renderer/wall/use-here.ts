/** Says every few seconds that this wall is there and what it shows; the core tells the desk, and tells the wall what it is set to. */
import { useEffect } from 'react'
import type { WallScene } from '../../src-preload/contract/picture.contract.ts'
import { useBoard } from '../state/board.ts'
import { useSeat } from '../state/seat-context.tsx'
import { wallHere } from './wall-identity.ts'

const AGAIN_MS = 3_000

export function useHere(shows: WallScene): void {
  const { client } = useSeat()
  useEffect(() => {
    const say = () => {
      const { id, name } = wallHere
      // The address names it once; afterwards the desk does.
      const isNamed = Boolean(useBoard.getState().walls.get(id)?.name)
      const scale = window.devicePixelRatio
      const size = { width: Math.round(window.innerWidth * scale), height: Math.round(window.innerHeight * scale) }
      // What is cut or refused is tried again in a moment.
      void client.walls.here({ id, shows, ...size, name: isNamed ? '' : name }).catch(() => undefined)
    }
    say()
    const timer = setInterval(say, AGAIN_MS)
    return () => clearInterval(timer)
  }, [client, shows])
}

/** What the core has this wall set to; null until it knows it. */
export const useWallSettings = () => useBoard((board) => board.walls.get(wallHere.id) ?? null)
