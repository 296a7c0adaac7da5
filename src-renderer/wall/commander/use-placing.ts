/** Puts the chosen mark where the map was touched; it belongs to the incident that is shown, if one is. */
import { useMemo } from 'react'
import { failureOf } from '../../client/errors.ts'
import { useSeat } from '../../state/seat-context.tsx'
import { useCommander } from './commander.ts'

export function usePlacing(incident: string | null): ((at: [number, number]) => void) | null {
  const { client } = useSeat()
  const kind = useCommander((commander) => commander.placing)
  return useMemo(() => {
    if (kind === null) return null
    return (lngLat) => {
      useCommander.setState({ placing: null, refused: null })
      void client.marks.put({ kind, lngLat, incident }).catch((error) => useCommander.setState({ refused: failureOf(error) }))
    }
  }, [client, kind, incident])
}
