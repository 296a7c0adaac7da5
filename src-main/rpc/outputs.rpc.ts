/** Binds the procedures of outputs. */
import type { Action, Output } from '../../src-preload/contract/outputs.contract.ts'
import type { Actor } from '../domains/incidents/incident.types.ts'
import type { ManualCommand } from '../domains/linkage/linkage.service.ts'
import type { ActionRecord } from '../domains/linkage/linkage.types.ts'
import type { CallContext } from './access.ts'
import { type ContractServer, me } from './contract-server.ts'
import { cursorOf, positionOf } from './pages.ts'
import { actionWithoutPersons } from './privacy.ts'

export interface OutputsApi {
  change<T>(run: () => T): Promise<T>
  linkage: {
    rules: {
      command(command: ManualCommand, actor: Actor): ActionRecord
      confirm(id: string, actor: Actor): ActionRecord
      stop(id: string, actor: Actor): ActionRecord
      stopAll(incident: string, actor: Actor): ActionRecord[]
    }
  }
  views: {
    linkage: {
      outputs(): Output[]
      action(record: ActionRecord): Action
      page(before: number, limit: number, incident?: string): { items: Action[]; next: number | null }
    }
  }
}

export const outputsRpc = (os: ContractServer['outputs'], { change, linkage: { rules }, views: { linkage: views } }: OutputsApi) => {
  const actor = (context: CallContext): Actor => {
    const { id, name } = me(context)
    return { id, name }
  }
  return {
    list: os.list.handler(() => ({ items: views.outputs(), next: null })),
    actions: os.actions.handler(({ input: { cursor, limit, incident }, context }) => {
      const [row] = positionOf(cursor, 'number') ?? []
      const { items, next } = views.page(row ?? Number.MAX_SAFE_INTEGER, limit, incident)
      return { items: items.map((action) => actionWithoutPersons(me(context), action)), next: next === null ? null : cursorOf(next) }
    }),
    command: os.command.handler(async ({ input, context }) => views.action(await change(() => rules.command(input, actor(context))))),
    confirm: os.confirm.handler(async ({ input, context }) =>
      views.action(await change(() => rules.confirm(input.action, actor(context)))),
    ),
    stop: os.stop.handler(async ({ input, context }) => views.action(await change(() => rules.stop(input.action, actor(context))))),
    stopAll: os.stopAll.handler(async ({ input, context }) => {
      const stopped = await change(() => rules.stopAll(input.incident, actor(context)))
      return { items: stopped.map((action) => views.action(action)), next: null }
    }),
  }
}
