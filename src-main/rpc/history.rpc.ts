/** Binds the procedures of the past. Nobody's name or number is in it, so every seat may look back. */
import type { Moment } from '../../src-preload/contract/history.contract.ts'
import type { ContractServer } from './contract-server.ts'

export interface HistoryApi {
  history: {
    span(): { from: string; to: string }
    at(at: number): Promise<Moment>
  }
}

export const historyRpc = (os: ContractServer['history'], { history }: HistoryApi) => ({
  span: os.span.handler(() => history.span()),
  at: os.at.handler(({ input }) => history.at(Date.parse(input.at))),
})
