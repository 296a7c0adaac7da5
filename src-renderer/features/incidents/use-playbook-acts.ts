/** What can be done with the steps of a playbook; the core keeps who did it when. */
import { useMemo } from 'react'
import { give } from '../../state/commands.ts'
import { useSeat } from '../../state/seat-context.tsx'

export type PlaybookActs = ReturnType<typeof usePlaybookActs>

export const usePlaybookActs = (incident: string) => {
  const { client } = useSeat()
  return useMemo(
    () => ({
      tick: (step: string, done: boolean) => give(client, 'tick', incident, { step, done }),
      skip: (step: string, reason: string) => give(client, 'skip', incident, { step, reason }),
      decide: (step: string, answer: string) => give(client, 'decide', incident, { step, answer }),
      usePlaybook: (playbook: string) => give(client, 'usePlaybook', incident, { playbook }),
    }),
    [client, incident],
  )
}
