/** Binds the procedures of the past. Every seat may look back; the ways somebody went in months are the desk's. */
import type { Moment } from '../../src-preload/contract/history.contract.ts'
import { type ContractServer, me } from './contract-server.ts'
import { isDesk } from './privacy.ts'

export interface HistoryApi {
  history: {
    span(): { from: string; to: string }
    at(at: number): Promise<Moment>
  }
}

export const historyRpc = (os: ContractServer['history'], { history }: HistoryApi) => ({
  span: os.span.handler(() => history.span()),
  at: os.at.handler(async ({ input, context }) => {
    const moment = await history.at(Date.parse(input.at))
    return isDesk(me(context)) ? moment : { ...moment, staff: [] }
  }),
})
