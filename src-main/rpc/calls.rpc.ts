/** Binds the procedures of calls. */
import type { Call, LineSettings, TelephoneLine } from '../../src-preload/contract/calls.contract.ts'
import { type CallRecord, callView } from '../domains/calls/calls.types.ts'
import type { Actor } from '../domains/incidents/incident.types.ts'
import type { CallContext } from './access.ts'
import { type ContractServer, found, me } from './contract-server.ts'
import { cursorOf, positionOf } from './pages.ts'

export interface CallsApi {
  change<T>(run: () => T): Promise<T>
  calls: {
    place(wanted: { incident?: string; number?: string; mode: Call['mode']; purpose: Call['purpose'] }, by: Actor): CallRecord
    callBack(wanted: { number: string; incident?: string; dueAt: number }, by: Actor): CallRecord
    service: {
      setMode(id: string, mode: Call['mode'], by: Actor): CallRecord
      hangUp(id: string, by: Actor): CallRecord
      pickUp(id: string, by: Actor): CallRecord
    }
    page(before: { askedAt: number; id: string } | null, limit: number, incident?: string): Call[]
    recording(id: string): Promise<Uint8Array<ArrayBuffer> | null>
    lines(): TelephoneLine[]
    settings(): LineSettings[]
    setLines(settings: readonly LineSettings[], by: string): void
  }
}

export const callsRpc = (os: ContractServer['calls'], { change, calls }: CallsApi) => {
  const actor = (context: CallContext): Actor => {
    const { id, name } = me(context)
    return { id, name }
  }
  const commit = async (run: () => CallRecord): Promise<Call> => callView(await change(run))
  const lines = () => ({ lines: calls.lines(), settings: calls.settings() })

  return {
    place: os.place.handler(({ input, context }) => commit(() => calls.place(input, actor(context)))),
    setMode: os.setMode.handler(({ input, context }) => commit(() => calls.service.setMode(input.call, input.mode, actor(context)))),
    hangUp: os.hangUp.handler(({ input, context }) => commit(() => calls.service.hangUp(input.call, actor(context)))),
    pickUp: os.pickUp.handler(({ input, context }) => commit(() => calls.service.pickUp(input.call, actor(context)))),
    callBack: os.callBack.handler(({ input: { dueAt, ...wanted }, context }) =>
      commit(() => calls.callBack({ ...wanted, dueAt: dueAt === undefined ? 0 : Date.parse(dueAt) }, actor(context))),
    ),
    list: os.list.handler(({ input: { cursor, limit, incident } }) => {
      const before = positionOf(cursor, 'number', 'string')
      const items = calls.page(before && { askedAt: before[0], id: before[1] }, limit, incident)
      const last = items.at(-1)
      return { items, next: items.length === limit && last ? cursorOf(Date.parse(last.askedAt), last.id) : null }
    }),
    recording: os.recording.handler(async ({ input }) => {
      const wav = found((await calls.recording(input.recording)) ?? undefined, 'call.noRecording')
      return new File([wav], `${input.recording}.wav`, { type: 'audio/wav' })
    }),
    lines: os.lines.handler(lines),
    setLines: os.setLines.handler(async ({ input, context }) => {
      await change(() => calls.setLines(input.settings, me(context).name))
      return lines()
    }),
  }
}
