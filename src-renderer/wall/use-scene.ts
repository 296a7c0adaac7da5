/** The scene this wall shows now. */
import { useMemo } from 'react'
import { useBoard } from '../state/board.ts'
import { chooseScene, type SceneChoice } from './scene.rules.ts'
import { useIsEvent } from './use-crowd.ts'
import { useWallSettings } from './use-here.ts'

export function useScene(): SceneChoice {
  const incidents = useBoard((board) => board.incidents)
  const wall = useWallSettings()
  const isEvent = useIsEvent()
  return useMemo(() => chooseScene({ incidents: incidents.values(), wall, isEvent }), [incidents, wall, isEvent])
}
