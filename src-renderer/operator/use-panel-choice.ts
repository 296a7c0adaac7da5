/** Turns the panel to the worst unaccepted incident, unless the operator is at work on another or typing. */
import { useEffect } from 'react'
import { panelChoice } from '../features/incidents/queue.rules.ts'
import { useBoard } from '../state/board.ts'
import { useSelection } from '../state/selection.ts'
import { usePanel } from './panel-state.ts'

export const usePanelChoice = () => {
  const incidents = useBoard((board) => board.incidents)
  const selected = useSelection((selection) => selection.incident)
  const call = useSelection((selection) => selection.call)
  const form = usePanel((panel) => panel.form)

  useEffect(() => {
    const busy = form !== null || call !== null
    const choice = panelChoice(incidents, selected, busy)
    if (choice !== selected) useSelection.getState().select(choice)
  }, [incidents, selected, call, form])

  // biome-ignore lint/correctness/useExhaustiveDependencies: another incident starts with a clean panel
  useEffect(() => usePanel.getState().reset(), [selected])
}
