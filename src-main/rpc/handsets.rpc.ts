/** Binds the procedures of handsets: at the desk, and on the phone. */
import { ORPCError } from '@orpc/server'
import type {
  CheckIn,
  Handset,
  HandsetItem,
  HandsetMessage,
  HandsetResult,
  Invitation,
} from '../../src-preload/contract/handset.contract.ts'
import type { Identity } from '../../src-preload/contract/session.contract.ts'
import type { CallContext } from './access.ts'
import { type ContractServer, me } from './contract-server.ts'
import { cursorOf, positionOf } from './pages.ts'
import { markWithoutNumbers, noticeWithoutNumbers } from './privacy.ts'

interface Sent {
  /** The phone's clock, UTC ms. */
  sentAt: number
  battery: number | null
  items: readonly HandsetItem[]
}

export interface HandsetsApi {
  handsets: {
    list(): Handset[]
    checkIns(before: { at: number; id: string } | null, limit: number): CheckIn[]
    invite(staff: string | null, me: Identity): Promise<Invitation>
    revoke(id: string, by: string): Promise<Handset>
    pair(code: string, device: string): Promise<{ token: string; identity: Identity }>
    send(handset: string, staff: string, sent: Sent): Promise<{ at: string; results: HandsetResult[] }>
    watch(handset: string, staff: string, signal?: AbortSignal): AsyncGenerator<HandsetMessage, void>
  }
}

export const handsetsRpc = (os: ContractServer['handsets'], { handsets }: HandsetsApi) => ({
  list: os.list.handler(() => ({ items: handsets.list(), next: null })),
  invite: os.invite.handler(({ input, context }) => handsets.invite(input.staff, me(context))),
  revoke: os.revoke.handler(({ input, context }) => handsets.revoke(input.id, me(context).name)),
  checkIns: os.checkIns.handler(({ input: { cursor, limit } }) => {
    const before = positionOf(cursor, 'number', 'string')
    const items = handsets.checkIns(before && { at: before[0], id: before[1] }, limit)
    const last = items.at(-1)
    return { items, next: items.length === limit && last ? cursorOf(Date.parse(last.at), last.id) : null }
  }),
})

export const handsetRpc = (os: ContractServer['handset'], { handsets }: HandsetsApi) => ({
  pair: os.pair.handler(async ({ input: { invitation, device }, context: { connection } }) => {
    const { token, identity } = await handsets.pair(invitation, device)
    Object.assign(connection, { identity, token })
    return { token, role: identity.role, person: identity.name }
  }),
  watch: os.watch.handler(async function* ({ context, signal }) {
    const { handset, id } = paired(context)
    for await (const message of handsets.watch(handset, id, signal)) yield withoutNumbers(me(context), message)
    // Taken out of use: the phone has to know that it was not the network.
    if (!signal?.aborted) throw new ORPCError('session.expired', { status: 401, message: 'This handset has been taken out of use' })
  }),
  send: os.send.handler(({ input: { sentAt, battery, items }, context }) => {
    const { handset, id } = paired(context)
    return handsets.send(handset, id, { sentAt: Date.parse(sentAt), battery, items })
  }),
})

/** What everybody reads may hold a number that somebody wrote down. */
function withoutNumbers(viewer: Identity, message: HandsetMessage): HandsetMessage {
  if (message.type !== 'picture') return message
  const { picture } = message
  const marks = picture.marks.map((mark) => markWithoutNumbers(viewer, mark))
  const notices = picture.notices.map((notice) => noticeWithoutNumbers(viewer, notice))
  return { ...message, picture: { ...picture, marks, notices } }
}

/** Whose phone it is. Errors: `handset.notPaired` 403 for a program that came with a token of its own. */
function paired(context: CallContext): { handset: string; id: string } {
  const { handset, id } = me(context)
  if (handset === undefined) throw new ORPCError('handset.notPaired', { status: 403, message: 'Only a paired handset may do this' })
  return { handset, id }
}
