/** The live board: what the core said last, by id, and how old that is. It holds no truth of its own. */
import { create } from 'zustand'
import type { Call } from '../../src-preload/contract/calls.contract.ts'
import type { Device } from '../../src-preload/contract/devices.contract.ts'
import type { Incident } from '../../src-preload/contract/incidents.contract.ts'
import type { Board, LiveMessage } from '../../src-preload/contract/live.contract.ts'
import type { Action } from '../../src-preload/contract/outputs.contract.ts'
import type { Staff } from '../../src-preload/contract/people.contract.ts'
import type { Mark, Notice, Wall } from '../../src-preload/contract/picture.contract.ts'
import type { Health } from '../../src-preload/contract/system.contract.ts'
import { Collection } from './collection.ts'

type LinkState = 'connecting' | 'live' | 'cut'

export interface BoardState {
  incidents: ReadonlyMap<string, Incident>
  devices: Collection<Device>
  /** Outputs that are driven or wait for a person. */
  actions: ReadonlyMap<string, Action>
  /** Telephone calls that wait, run or ended a short while ago. */
  calls: ReadonlyMap<string, Call>
  staff: Collection<Staff>
  marks: Collection<Mark>
  notices: Collection<Notice>
  walls: Collection<Wall>
  health: Health | null
  /** `heardAt` is this machine's clock, in ms. */
  link: { state: LinkState; heardAt: number | null }
  /** Core clock minus this machine's clock, in ms. */
  clockOffset: number
  hear: (message: LiveMessage) => void
  setLink: (state: LinkState) => void
}

const replaced = <T extends { id: string }>(old: ReadonlyMap<string, T>, fresh: readonly T[], gone: readonly string[] = []) => {
  if (fresh.length === 0 && !gone.some((id) => old.has(id))) return old
  const next = new Map(old)
  for (const item of fresh) next.set(item.id, item)
  for (const id of gone) next.delete(id)
  return next
}

const byId = <T extends { id: string }>(items: readonly T[]) => new Map(items.map((item) => [item.id, item]))

export const applySnapshot = (board: Board) => ({
  incidents: byId(board.incidents),
  devices: Collection.of(board.devices),
  actions: byId(board.actions),
  calls: byId(board.calls),
  staff: Collection.of(board.staff),
  marks: Collection.of(board.marks),
  notices: Collection.of(board.notices),
  walls: Collection.of(board.walls),
  health: board.health,
})

export const applyPatch = (
  old: Pick<BoardState, 'incidents' | 'devices' | 'actions' | 'calls' | 'staff' | 'marks' | 'notices' | 'walls' | 'health'>,
  board: Board,
  gone: readonly string[],
) => ({
  incidents: replaced(old.incidents, board.incidents, gone),
  devices: old.devices.with(board.devices, gone),
  actions: replaced(old.actions, board.actions, gone),
  calls: replaced(old.calls, board.calls, gone),
  staff: old.staff.with(board.staff),
  marks: old.marks.with(board.marks, gone),
  notices: old.notices.with(board.notices, gone),
  walls: old.walls.with(board.walls, gone),
  health: board.health ?? old.health,
})

/** The message with the shortest journey tells the time best; a jump of the core's clock is followed at once. */
export const betterOffset = (known: number | null, sample: number) =>
  known === null || sample > known || known - sample > 2_000 ? sample : known

let knownOffset: number | null = null

export const useBoard = create<BoardState>((set) => ({
  incidents: new Map(),
  devices: Collection.of<Device>([]),
  actions: new Map(),
  calls: new Map(),
  staff: Collection.of<Staff>([]),
  marks: Collection.of<Mark>([]),
  notices: Collection.of<Notice>([]),
  walls: Collection.of<Wall>([]),
  health: null,
  link: { state: 'connecting', heardAt: null },
  clockOffset: 0,
  hear: (message) =>
    set((old) => {
      const heardAt = Date.now()
      knownOffset = betterOffset(knownOffset, Date.parse(message.at) - heardAt)
      const seen = { link: { state: 'live' as const, heardAt }, clockOffset: knownOffset }
      if (message.type === 'snapshot') return { ...seen, ...applySnapshot(message.board) }
      if (message.type === 'patch') return { ...seen, ...applyPatch(old, message.board, message.gone) }
      return seen
    }),
  setLink: (state) => set((old) => (old.link.state === state ? old : { link: { ...old.link, state } })),
}))

/** The core's time, in ms, as well as this machine can tell. */
export const coreNow = () => Date.now() + useBoard.getState().clockOffset
