/** The live board of a seat: one snapshot, then what changed. A seat holds no truth of its own. */
import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { Call } from './calls.contract.ts'
import { Device } from './devices.contract.ts'
import { Incident } from './incidents.contract.ts'
import { Action } from './outputs.contract.ts'
import { Staff } from './people.contract.ts'
import { Mark, Notice, Wall } from './picture.contract.ts'
import { Health } from './system.contract.ts'
import { procedure, Time, WATCHERS } from './wire/procedure.ts'

/** Entities replace their older version by id; what left the board is in `gone`. */
export const Board = z.object({
  incidents: z.array(Incident),
  devices: z.array(Device),
  /** Outputs that are driven, wait for a person, or belong to an open incident. */
  actions: z.array(Action),
  /** Calls that wait, ring or are talked on, and those that ended within the shift's last 30 min. Empty for seats without the desk's rights. */
  calls: z.array(Call),
  staff: z.array(Staff),
  marks: z.array(Mark),
  notices: z.array(Notice),
  /** What each wall is set to, shows, and whether it is there. */
  walls: z.array(Wall),
  health: Health.nullable(),
})
export type Board = z.infer<typeof Board>

export const LiveMessage = z.discriminatedUnion('type', [
  z.object({ type: z.literal('snapshot'), at: Time, board: Board }),
  z.object({ type: z.literal('patch'), at: Time, board: Board, gone: z.array(z.string()) }),
  /** Sent every 300 ms; a seat that hears nothing for a second says that the link is cut. */
  z.object({ type: z.literal('beat'), at: Time }),
])
export type LiveMessage = z.infer<typeof LiveMessage>

export const live = {
  /** A message has at most 1,000 devices: of a bigger site the others follow the snapshot. `wall` seats get no telephone numbers. Open incidents, and those archived in the last 12 h. */
  watch: procedure(WATCHERS)
    .route({ method: 'GET', path: '/live', summary: 'Snapshot and patches as server-sent events', tags: ['live'] })
    .input(z.object({ seat: z.enum(['operator', 'wall', 'handset']).default('operator') }))
    .output(eventIterator(LiveMessage)),
}
