/** Binds the procedures of alarms. */
import { ORPCError } from '@orpc/server'
import type { Alarm, AlarmHealth } from '../../src-preload/contract/alarms.contract.ts'
import { type AlarmRecord, alarmView } from '../domains/alarms/alarms.types.ts'
import type { Actor } from '../domains/incidents/incident.types.ts'
import { type Clock, iso } from '../kernel/clock.ts'
import type { CallContext } from './access.ts'
import { type ContractServer, found, me } from './contract-server.ts'
import { cursorOf, positionOf } from './pages.ts'
import { alarmWithoutPersons, healthWithoutPersons } from './privacy.ts'

const SHIFT_MS = 12 * 3_600_000
/** Longest span of figures. */
const LONGEST_MS = 31 * 86_400_000

export interface AlarmsApi {
  clock: Clock
  change<T>(run: () => T): Promise<T>
  alarms: {
    list: {
      witness(ids: readonly string[], what: 'shown' | 'sounded'): void
      acknowledge(ids: readonly string[], actor: Actor): AlarmRecord[]
    }
    shelve(id: string, shelving: { until: number; reason: string; actor: Actor }): AlarmRecord
    unshelve(id: string, actor: Actor): AlarmRecord
  }
  views: {
    alarms(filter: { open?: boolean; kind?: 'device' | 'hazard'; state?: Alarm['state']; before: number; limit: number }): {
      items: Alarm[]
      next: number | null
    }
    /** UTC ms. */
    alarmHealth(since: number, until: number): AlarmHealth
  }
}

export const alarmsRpc = (os: ContractServer['alarms'], { clock, change, alarms, views }: AlarmsApi) => {
  const actor = (context: CallContext): Actor => {
    const { id, name } = me(context)
    return { id, name }
  }
  return {
    list: os.list.handler(({ input: { cursor, ...filter }, context }) => {
      const [row] = positionOf(cursor, 'number') ?? []
      const { items, next } = views.alarms({ ...filter, before: row ?? Number.MAX_SAFE_INTEGER })
      return { items: items.map((alarm) => alarmWithoutPersons(me(context), alarm)), next: next === null ? null : cursorOf(next) }
    }),
    witness: os.witness.handler(async ({ input }) => {
      await change(() => alarms.list.witness(input.alarms, input.what))
      return { ok: true as const }
    }),
    acknowledge: os.acknowledge.handler(async ({ input, context }) => {
      const [alarm] = await change(() => alarms.list.acknowledge([input.id], actor(context)))
      return alarmView(found(alarm, 'alarm.notFound'))
    }),
    shelve: os.shelve.handler(async ({ input: { id, until, reason }, context }) =>
      alarmView(await change(() => alarms.shelve(id, { until: Date.parse(until), reason, actor: actor(context) }))),
    ),
    unshelve: os.unshelve.handler(async ({ input, context }) => alarmView(await change(() => alarms.unshelve(input.id, actor(context))))),
    health: os.health.handler(({ input, context }) => {
      const until = input.until ? Date.parse(input.until) : clock.now()
      const since = input.since ? Date.parse(input.since) : until - SHIFT_MS
      if (since >= until || until - since > LONGEST_MS)
        throw new ORPCError('alarm.badSpan', {
          status: 400,
          message: `From ${iso(since)} to ${iso(until)} is not a span of at most 31 days`,
        })
      return healthWithoutPersons(me(context), views.alarmHealth(since, until))
    }),
  }
}
