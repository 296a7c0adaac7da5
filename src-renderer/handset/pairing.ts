/** How a phone comes in: the code of its invitation, out of the address. */
import type { ContractClient } from '../../src-preload/contract/index.ts'
import type { Pairing } from './keep.ts'

const MOST_NAME = 80

/** Reads `#pair=…` and removes it from the address at once. */
export const takeInvitation = (): string | null => {
  const invitation = new URLSearchParams(location.hash.slice(1)).get('pair')
  if (invitation) history.replaceState(null, '', location.pathname)
  return invitation
}

/** What the phone calls itself, as far as its browser tells. */
const deviceName = async (): Promise<string> => {
  const hints = (
    navigator as { userAgentData?: { getHighEntropyValues: (of: string[]) => Promise<{ model?: string; platform?: string }> } }
  ).userAgentData
  const told = await hints?.getHighEntropyValues(['model']).catch(() => undefined)
  const [, system = ''] = /\(([^;)]+)/.exec(navigator.userAgent) ?? []
  return (told?.model || told?.platform || system || 'handset').slice(0, MOST_NAME)
}

/** Errors: rejects with `handset.invitationSpent` or when the core cannot be reached. */
export const pair = async (client: ContractClient, invitation: string): Promise<Pairing> =>
  client.handset.pair({ invitation, device: await deviceName() })
