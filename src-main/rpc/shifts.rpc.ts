/** Binds the procedures of shifts. */
import type { Identity, SignedIn } from '../../src-preload/contract/session.contract.ts'
import type { Matter, Shift } from '../../src-preload/contract/shifts.contract.ts'
import { HANDLERS, type Role } from '../../src-preload/contract/wire/procedure.ts'
import { Refusal } from '../kernel/refusal.ts'
import type { CallContext } from './access.ts'
import { type ContractServer, found, me } from './contract-server.ts'
import { cursorOf, positionOf } from './pages.ts'

interface Person {
  id: string
  name: string
}

export interface ShiftsApi {
  change<T>(run: () => T): Promise<T>
  shifts: {
    service: {
      join(person: Person, sound: boolean): Shift
      note(person: Person, text: string): Shift
      offer(person: Person, words: string): Shift
      withdraw(person: Person): Shift
      take(person: Person, hash: string): Shift
    }
    current(): { shift: Shift | null; matters: Matter[] }
    one(id: string): Shift | undefined
    page(before: { begunAt: number; id: string } | null, limit: number): Shift[]
  }
  sessions: {
    signIn(name: string, password: string): Promise<SignedIn>
    signOut(token: string, by: Identity): Promise<void>
  }
}

export const shiftsRpc = (os: ContractServer['shifts'], { change, shifts: { service, current, one, page }, sessions }: ShiftsApi) => {
  const person = (context: CallContext): Person => personOf(me(context))

  /** Both signatures in one commit: either all of it is on disk or nothing is. */
  const bothSign = async (outgoing: Person, { identity }: SignedIn, words: string): Promise<void> => {
    if (!(HANDLERS as readonly Role[]).includes(identity.role))
      throw new Refusal('shift.noOperator', 403, `${identity.name} may not be on duty at the desk`)
    await change(() => {
      const { sheet } = service.offer(outgoing, words)
      service.take(personOf(identity), sheet?.hash ?? '')
    })
  }

  return {
    current: os.current.handler(() => current()),
    list: os.list.handler(({ input: { cursor, limit } }) => {
      const before = positionOf(cursor, 'number', 'string')
      const items = page(before && { begunAt: before[0], id: before[1] }, limit)
      const last = items.at(-1)
      return { items, next: items.length === limit && last ? cursorOf(Date.parse(last.begunAt), last.id) : null }
    }),
    get: os.get.handler(({ input }) => found(one(input.id), 'shift.notFound')),
    join: os.join.handler(({ input, context }) => change(() => service.join(person(context), input.sound))),
    note: os.note.handler(({ input, context }) => change(() => service.note(person(context), input.text))),
    offer: os.offer.handler(({ input, context }) => change(() => service.offer(person(context), input.words))),
    withdraw: os.withdraw.handler(({ context }) => change(() => service.withdraw(person(context)))),
    take: os.take.handler(({ input, context }) => change(() => service.take(person(context), input.hash))),
    handOver: os.handOver.handler(async ({ input: { words, name, password }, context: { connection } }) => {
      const outgoing = me({ connection })
      const { token } = connection
      const signedIn = await sessions.signIn(name, password)
      try {
        await bothSign(personOf(outgoing), signedIn, words)
      } catch (error) {
        await sessions.signOut(signedIn.token, signedIn.identity)
        throw error
      }
      // From here on the seat is the incoming operator's.
      Object.assign(connection, { identity: signedIn.identity, token: signedIn.token })
      if (token) await sessions.signOut(token, outgoing)
      return signedIn
    }),
  }
}

const personOf = ({ id, name }: Identity): Person => ({ id, name })
