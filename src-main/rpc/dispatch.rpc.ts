/** Binds the procedures of dispatch: ways, orders in words, pictures, and who is on duty. */
import type { Attachment, Escape, OrderInWords, Way } from '../../src-preload/contract/dispatch.contract.ts'
import type { Staff } from '../../src-preload/contract/people.contract.ts'
import { type ContractServer, found, me } from './contract-server.ts'

export interface DispatchApi {
  change<T>(run: () => T): Promise<T>
  dispatch: {
    way(incident: string, staff: string): Way
    evacuation(incident: string): Escape[]
    words(incident: string, staff: string): OrderInWords
    service: { setDuty(staff: string, isOnDuty: boolean, until: string | null, by: string): unknown }
  }
  attachments: {
    put(base64: string, by: string): Promise<Attachment>
    get(id: string): Promise<{ mime: Attachment['mime']; base64: string }>
  }
  views: { staff(): Staff[] }
}

export const dispatchRpc = (os: ContractServer['dispatch'], { dispatch }: DispatchApi) => ({
  way: os.way.handler(({ input }) => dispatch.way(input.incident, input.staff)),
  evacuation: os.evacuation.handler(({ input }) => ({ ways: dispatch.evacuation(input.incident) })),
  words: os.words.handler(({ input }) => dispatch.words(input.incident, input.staff)),
})

export const attachmentsRpc = (os: ContractServer['attachments'], { attachments }: DispatchApi) => ({
  put: os.put.handler(({ input, context }) => attachments.put(input.base64, me(context).name)),
  get: os.get.handler(({ input }) => attachments.get(input.id)),
})

export const setDutyRpc = (os: ContractServer['people'], { change, dispatch: { service }, views }: DispatchApi) =>
  os.setDuty.handler(async ({ input: { staff, onDuty, until }, context }) => {
    await change(() => service.setDuty(staff, onDuty, until ?? null, me(context).name))
    return found(
      views.staff().find(({ id }) => id === staff),
      'staff.notFound',
    )
  })
