/** Which phone is whose: invitations, pairing, taking out of use. Secrets are kept only as SHA-256. */
import type { Identity } from '../../../src-preload/contract/session.contract.ts'
import { sha256 } from '../../kernel/digest.ts'
import type { IdSource } from '../../kernel/ids.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { Ledger, Work } from '../../kernel/work.ts'
import { INVITATION_MS, isGood, isInUse, SEEN_EVERY_MS } from './handsets.rules.ts'
import type { HandsetRecord, Holder, InvitationRecord } from './handsets.types.ts'

export interface HandsetsNeeds {
  work: Work
  ids: IdSource
  /** At least 128 random bits as text. */
  secret: () => string
}

export class HandsetsService {
  /** Phones in use. */
  readonly handsets: Ledger<HandsetRecord>
  /** By the SHA-256 of their code. */
  readonly invitations: Ledger<InvitationRecord>
  readonly #needs: HandsetsNeeds

  constructor(needs: HandsetsNeeds) {
    this.#needs = needs
    this.handsets = needs.work.ledger()
    this.invitations = needs.work.ledger()
  }

  /** A code for one phone of this person; the one before it is no longer good. */
  invite(holder: Holder, by: string): { code: string; expiresAt: number } {
    const { work, secret } = this.#needs
    for (const [code, invitation] of [...this.invitations.entries()])
      if (invitation.holder.id === holder.id || !isGood(invitation, work.now)) this.invitations.delete(code)
    const code = secret()
    const expiresAt = work.now + INVITATION_MS
    this.invitations.set(sha256(code), { holder, by, expiresAt })
    work.fact('handset.invited', by, null, { person: holder.name, staff: holder.staff })
    return { code, expiresAt }
  }

  /** Whether the code would pair a phone now; asked before the disk is troubled with a stranger's guess. */
  isInvited(code: string, now: number): boolean {
    const invitation = this.invitations.get(sha256(code))
    return invitation !== undefined && isGood(invitation, now)
  }

  /** The person's former phone is out at once. Errors: `Refusal` 401 `handset.invitationSpent`. */
  pair(code: string, device: string): { record: HandsetRecord; token: string } {
    const { work, ids, secret } = this.#needs
    const invitation = this.invitations.get(sha256(code))
    if (!invitation || !isGood(invitation, work.now))
      throw new Refusal('handset.invitationSpent', 401, 'This invitation has been used or is too old')
    const { holder, by } = invitation
    this.invitations.delete(sha256(code))
    for (const { id, holder: other } of [...this.handsets.values()]) if (other.id === holder.id) this.revoke(id, holder.name)
    const token = `wh_${secret()}`
    const record: HandsetRecord = {
      id: ids.next('handset', work.now),
      holder,
      device,
      tokenSha256: sha256(token),
      pairedAt: work.now,
      pairedBy: by,
      seenAt: work.now,
      battery: null,
      sharesPosition: false,
    }
    this.handsets.set(record.id, record)
    work.fact('handset.paired', holder.name, null, { handset: record.id, person: holder.name, staff: holder.staff, device })
    return { record, token }
  }

  /** Errors: `Refusal` 404 `handset.notFound`. */
  revoke(id: string, by: string): HandsetRecord {
    const record = this.handsets.get(id)
    if (!record) throw new Refusal('handset.notFound', 404, `There is no handset ${id}`)
    this.handsets.delete(id)
    const { holder, device } = record
    this.#needs.work.fact('handset.revoked', by, null, { handset: id, person: holder.name, staff: holder.staff, device })
    return record
  }

  /** Who speaks with this token; null when nobody does any more. `now` in UTC ms. */
  identify(tokenSha256: string, now: number): Identity | null {
    for (const record of this.handsets.values()) {
      if (record.tokenSha256 !== tokenSha256 || !isInUse(record, now)) continue
      const { id, name, role } = record.holder
      return { id, name, role, hasPassword: true, handset: record.id }
    }
    return null
  }

  ofStaff(staff: string): HandsetRecord | undefined {
    return [...this.handsets.values()].find(({ holder }) => holder.staff === staff)
  }

  /** Whether it is time to write down that it has been heard of. `now` in UTC ms. */
  isSeenDue(id: string, now: number): boolean {
    const record = this.handsets.get(id)
    return record !== undefined && now - record.seenAt >= SEEN_EVERY_MS
  }

  /** It has been heard of. `battery` in percent; undefined when it was not told now. */
  seen(id: string, battery?: number | null): void {
    const { now } = this.#needs.work
    const record = this.handsets.get(id)
    if (!record) return
    const isNews = battery !== undefined && battery !== record.battery
    if (isNews || this.isSeenDue(id, now))
      this.handsets.set(id, { ...record, seenAt: now, battery: battery === undefined ? record.battery : battery })
  }

  /** The person agrees to be seen on the map, or no longer does. */
  share(id: string, on: boolean): void {
    const record = this.handsets.get(id)
    if (!record || record.sharesPosition === on) return
    this.handsets.set(id, { ...record, sharesPosition: on })
    const { name, staff } = record.holder
    this.#needs.work.fact(on ? 'handset.positionShared' : 'handset.positionHidden', name, null, { handset: id, staff })
  }
}
