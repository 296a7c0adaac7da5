/** What a step of an action means for the journal. Pure. */
import type { ActionEvent, ActionRecord } from './linkage.types.ts'

export interface ActionFact {
  fact: string
  by: string
}

export function factsOf(before: ActionRecord, event: ActionEvent, after: ActionRecord): ActionFact[] {
  const facts: ActionFact[] = []
  const by = 'actor' in event ? event.actor.name : 'core'
  const tell = (fact: string, who = 'core') => facts.push({ fact, by: who })
  const entered = after.state !== before.state
  const isRequest = before.context.rule === null && before.state === 'proposed'
  if (event.type === 'confirm') tell(isRequest ? 'action.requested' : 'action.confirmed', by)
  if (after.state === 'interlocked' && (entered || event.type === 'confirm')) tell('action.interlocked')
  if (event.type === 'stop') tell('action.stopRequested', by)
  if (after.state === 'commanded' && entered) tell('action.commanded', by)
  if (after.state === 'fedBack' && entered) tell('action.fedBack')
  if (after.context.overdue && !before.context.overdue) tell('action.unconfirmed')
  if (after.context.unsent && !before.context.unsent) tell('action.unsent')
  if (after.state === 'stopped') tell(event.type === 'overtake' ? 'action.overtaken' : 'action.stopped')
  if (after.state === 'expired') tell('action.expired')
  return facts
}
