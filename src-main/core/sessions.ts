/** Signing in as a part of the core: accounts and tokens on disk, and paired phones that come with tokens of their own. */
import type { HandsetsService } from '../domains/handsets/handsets.service.ts'
import { SessionsService } from '../domains/sessions/sessions.service.ts'
import { SessionsStore } from '../domains/sessions/sessions.store.ts'
import type { Clock } from '../kernel/clock.ts'
import type { Work } from '../kernel/work.ts'
import type { Sqlite } from '../store/open.ts'

export interface SessionsPartNeeds {
  work: Work
  db: Sqlite
  clock: Clock
  ask: <T>(run: () => T) => Promise<T>
  handsets: () => HandsetsService
}

export const createSessions = ({ work, db, clock, ask, handsets }: SessionsPartNeeds): SessionsService =>
  new SessionsService({
    store: new SessionsStore(db),
    clock,
    commit: ask,
    fact: (fact, by, data) => work.fact(fact, by, null, data),
    handsets: {
      identify(token, now) {
        const identity = handsets().identify(token, now)
        const phone = identity?.handset
        // Not every phone has a picture of its own to watch; whatever it asks for, its token lives on.
        if (phone !== undefined && handsets().isSeenDue(phone, now)) ask(() => handsets().seen(phone)).catch(() => undefined)
        return identity
      },
      revoke: (handset, by) => handsets().revoke(handset, by),
    },
  })
