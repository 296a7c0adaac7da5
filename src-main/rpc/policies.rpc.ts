/** Binds the procedures of the policies. */
import type { PoliciesDocument, PoliciesVersion } from '../../src-preload/contract/policies.contract.ts'
import type { Policies } from '../../src-preload/contract/policies.types.ts'
import { type ContractServer, found, me } from './contract-server.ts'

export interface PoliciesApi {
  change<T>(run: () => T): Promise<T>
  policies: {
    get(version?: number): PoliciesDocument | undefined
    history(): PoliciesVersion[]
    set(draft: { base: number; note: string; policies: Policies }, by: string): PoliciesDocument
  }
}

export const policiesRpc = (os: ContractServer['policies'], { change, policies }: PoliciesApi) => ({
  get: os.get.handler(({ input: { version } }) => found(policies.get(version), 'policies.notFound')),
  history: os.history.handler(() => ({ items: policies.history(), next: null })),
  set: os.set.handler(({ input, context }) => change(() => policies.set(input, me(context).name))),
})
