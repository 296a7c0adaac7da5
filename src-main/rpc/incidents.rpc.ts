/** Binds the procedures of incidents: each command is one event of the machine. */
import type { OpenInput } from '../../src-preload/contract/incident-commands.types.ts'
import type { Incident } from '../../src-preload/contract/incidents.contract.ts'
import type { JournalEntry } from '../../src-preload/contract/journal.contract.ts'
import type { IncidentCommand, IncidentState } from '../../src-preload/contract/wire/words.ts'
import type { Actor, CommandEvent } from '../domains/incidents/incident.types.ts'
import type { Clock } from '../kernel/clock.ts'
import type { CallContext } from './access.ts'
import { type ContractServer, found, me } from './contract-server.ts'
import { cursorOf, positionOf } from './pages.ts'
import { entryWithoutPersons, orderWithoutPersons, withoutPersons } from './privacy.ts'

export interface IncidentsApi {
  clock: Clock
  /** Resolves after the commit. */
  command(id: string, event: CommandEvent): Promise<Incident>
  open(input: OpenInput, actor: Actor): Promise<Incident>
  views: {
    incidentById(id: string): Incident | undefined
    incidents(filter: { open?: boolean; state?: IncidentState; before: { openedAt: number; id: string } | null; limit: number }): Incident[]
    orders(): (Incident['orders'][number] & { incident: string })[]
    timeline(incident: string): JournalEntry[]
  }
}

export function incidentsRpc(os: ContractServer['incidents'], core: IncidentsApi) {
  /** The command's body becomes the machine's event; the answer is the incident after the commit. */
  const carryOut =
    (type: IncidentCommand) =>
    async ({ input, context }: { input: { id: string }; context: CallContext }) => {
      const { id: actor, name } = me(context)
      const { id, ...body } = input
      const event = { type, at: core.clock.now(), actor: { id: actor, name }, ...body } as CommandEvent
      return withoutPersons(me(context), await core.command(id, event))
    }

  return {
    orders: os.orders.handler(({ context }) => ({
      items: core.views.orders().map((order) => orderWithoutPersons(me(context), order)),
      next: null,
    })),
    open: os.open.handler(async ({ input, context }) => {
      const { id, name } = me(context)
      return withoutPersons(me(context), await core.open(input, { id, name }))
    }),
    list: os.list.handler(({ input, context }) => {
      const before = positionOf(input.cursor, 'number', 'string')
      const items = core.views.incidents({
        open: input.open,
        state: input.state,
        before: before && { openedAt: before[0], id: before[1] },
        limit: input.limit,
      })
      const last = items.at(-1)
      const next = items.length === input.limit && last ? cursorOf(Date.parse(last.openedAt), last.id) : null
      return { items: items.map((incident) => withoutPersons(me(context), incident)), next }
    }),
    get: os.get.handler(({ input, context }) => ({
      ...withoutPersons(me(context), found(core.views.incidentById(input.id), 'incident.notFound')),
      timeline: core.views.timeline(input.id).map((entry) => entryWithoutPersons(me(context), entry)),
    })),
    accept: os.accept.handler(carryOut('accept')),
    silence: os.silence.handler(carryOut('silence')),
    call: os.call.handler(carryOut('call')),
    dispatch: os.dispatch.handler(carryOut('dispatch')),
    acknowledge: os.acknowledge.handler(carryOut('acknowledge')),
    depart: os.depart.handler(carryOut('depart')),
    arrive: os.arrive.handler(carryOut('arrive')),
    progress: os.progress.handler(carryOut('progress')),
    decline: os.decline.handler(carryOut('decline')),
    withdraw: os.withdraw.handler(carryOut('withdraw')),
    complete: os.complete.handler(carryOut('complete')),
    confirm: os.confirm.handler(carryOut('confirm')),
    handle: os.handle.handler(carryOut('handle')),
    triage: os.triage.handler(carryOut('triage')),
    handOver: os.handOver.handler(carryOut('handOver')),
    report: os.report.handler(carryOut('report')),
    receipt: os.receipt.handler(carryOut('receipt')),
    evacuate: os.evacuate.handler(carryOut('evacuate')),
    evacuee: os.evacuee.handler(carryOut('evacuee')),
    cordon: os.cordon.handler(carryOut('cordon')),
    secure: os.secure.handler(carryOut('secure')),
    clear: os.clear.handler(carryOut('clear')),
    advise: os.advise.handler(carryOut('advise')),
    refer: os.refer.handler(carryOut('refer')),
    plan: os.plan.handler(carryOut('plan')),
    reportCause: os.reportCause.handler(carryOut('reportCause')),
    archive: os.archive.handler(carryOut('archive')),
    tick: os.tick.handler(carryOut('tick')),
    skip: os.skip.handler(carryOut('skip')),
    decide: os.decide.handler(carryOut('decide')),
    usePlaybook: os.usePlaybook.handler(carryOut('usePlaybook')),
    heed: os.heed.handler(carryOut('heed')),
    takeCommand: os.takeCommand.handler(carryOut('takeCommand')),
    note: os.note.handler(carryOut('note')),
  }
}
