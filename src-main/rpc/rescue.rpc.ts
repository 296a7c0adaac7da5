/** Binds the procedures of rescue: who is reported to. */
import type { RescueContact } from '../../src-preload/contract/rescue.contract.ts'
import type { ContractServer } from './contract-server.ts'

export interface RescueApi {
  site: { file: { recipients: RescueContact[] } }
}

export const rescueRpc = (os: ContractServer['rescue'], { site }: RescueApi) => ({
  contacts: os.contacts.handler(() => ({ items: site.file.recipients, next: null })),
})
