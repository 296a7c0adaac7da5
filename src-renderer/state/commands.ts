/** Gives commands to the core and keeps the last refusal beside the incident it belongs to. */
import type { z } from 'zod'
import { create } from 'zustand'
import type { COMMAND_INPUTS } from '../../src-preload/contract/incident-commands.types.ts'
import type { Incident } from '../../src-preload/contract/incidents.contract.ts'
import type { IncidentCommand } from '../../src-preload/contract/wire/words.ts'
import { type Failure, failureOf } from '../client/errors.ts'
import type { Seat } from './seat.ts'

export type CommandBody<C extends IncidentCommand> = Omit<z.input<(typeof COMMAND_INPUTS)[C]>, 'id'>

interface CommandState {
  /** Commands on their way with all they say, so that a second press waits. */
  underway: ReadonlySet<string>
  refused: { incident: string; command: IncidentCommand; failure: Failure } | null
  forget: () => void
}

export const useCommands = create<CommandState>((set) => ({
  underway: new Set(),
  refused: null,
  forget: () => set({ refused: null }),
}))

/** True when the core took it. What is underway word for word is dropped: the key was pressed twice. */
export const give = async <C extends IncidentCommand>(
  client: Seat['client'],
  command: C,
  incident: string,
  body: CommandBody<C>,
): Promise<boolean> => {
  const key = JSON.stringify([incident, command, body])
  if (useCommands.getState().underway.has(key)) return false
  useCommands.setState(({ underway }) => ({ underway: new Set([...underway, key]), refused: null }))
  try {
    const call = client.incidents[command] as (input: CommandBody<C> & { id: string }) => Promise<Incident>
    await call({ ...body, id: incident })
    return true
  } catch (error) {
    useCommands.setState({ refused: { incident, command, failure: failureOf(error) } })
    return false
  } finally {
    useCommands.setState(({ underway }) => ({ underway: new Set([...underway].filter((other) => other !== key)) }))
  }
}
