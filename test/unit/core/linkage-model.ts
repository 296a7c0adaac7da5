/** A siren about to be driven, two persons, and everything that can happen to it. */
import type { Actor } from '../../../src-main/domains/incidents/incident.types.ts'
import type { ActionContext, ActionEvent, ActionRecord } from '../../../src-main/domains/linkage/linkage.types.ts'

export const WANG: Actor = { id: 'acc-1', name: '王晓' }
export const LI: Actor = { id: 'acc-2', name: '李敏' }

export const proposed = (with_: Partial<ActionContext> = {}): ActionRecord => ({
  state: 'proposed',
  context: {
    id: 'act-1',
    incidents: ['inc-1'],
    rule: 'fire-sprinklers',
    device: 'siren-1',
    point: 'on',
    value: 1,
    rest: 0,
    onSpot: false,
    policy: 'onePerson',
    reason: '',
    proposedAt: 0,
    confirmedBy: [],
    blockedBy: [],
    orders: 0,
    commandedAt: null,
    unsent: false,
    overdue: false,
    stoppedBy: null,
    endedAt: null,
    ...with_,
  },
})

const AT = { at: 1000 }
export const confirm = (actor: Actor, ...blockedBy: string[]): ActionEvent => ({ type: 'confirm', ...AT, actor, blockedBy })
export const drive = (...blockedBy: string[]): ActionEvent => ({ type: 'drive', ...AT, blockedBy })
export const feedback = (value: number): ActionEvent => ({ type: 'feedback', ...AT, value })
export const stop = (actor: Actor = WANG): ActionEvent => ({ type: 'stop', ...AT, actor })
export const OVERTAKE: ActionEvent = { type: 'overtake', ...AT }
export const LAPSE: ActionEvent = { type: 'lapse', ...AT }

export const EVENTS: ActionEvent[] = [
  confirm(WANG),
  confirm(LI),
  confirm(WANG, 'intrusion'),
  confirm(LI, 'intrusion'),
  drive(),
  drive('intrusion'),
  feedback(0),
  feedback(1),
  { type: 'overdue' },
  { type: 'sent' },
  { type: 'unsent' },
  stop(),
  OVERTAKE,
  LAPSE,
]
