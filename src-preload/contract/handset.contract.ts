/** Handsets: phones of staff. Paired at the desk, one a person; what they send may come late, is taken in order and once. */
import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { Deadline, Evacuee, EvacueeState, Order, Place } from './incident-parts.types.ts'
import { Party, Staff } from './people.contract.ts'
import { Mark, Notice } from './picture.contract.ts'
import { DESK, HANDLERS, Id, LngLat, PageInput, pageOf, procedure, Role, Time } from './wire/procedure.ts'
import { HazardKind, IncidentState, Priority } from './wire/words.ts'

/** A paired phone, as the desk sees it. */
export const Handset = z.object({
  id: Id,
  /** Whose it is: one of the staff, or an account with a seat (a manager). */
  staff: Id.nullable(),
  person: z.string(),
  role: Role,
  /** What it calls itself, e.g. `Redmi Note 13`. */
  device: z.string(),
  pairedAt: Time,
  pairedBy: z.string(),
  seenAt: Time.nullable(),
  online: z.boolean(),
  /** Percent; null when the phone does not tell. */
  battery: z.number().int().min(0).max(100).nullable(),
  /** It may tell where it is: the person agreed. */
  sharesPosition: z.boolean(),
  revokedAt: Time.nullable(),
})
export type Handset = z.infer<typeof Handset>

/** How a phone comes in: shown as a QR code for ten minutes, good for one phone. */
export const Invitation = z.object({
  url: z.string(),
  expiresAt: Time,
  /** Where the console's own certificate is fetched, before the first visit; and its SHA-256 to compare. */
  certificateUrl: z.string(),
  fingerprint: z.string(),
})
export type Invitation = z.infer<typeof Invitation>

/** What a person does on the phone. `photos` are pictures as base64, JPEG, made small by the phone. */
const InOrder = { incident: Id, order: Id }
const words = (max: number) => z.string().trim().max(max)
export const HandsetAct = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('acknowledge'), ...InOrder }),
  z.object({ kind: z.literal('depart'), ...InOrder }),
  z.object({ kind: z.literal('arrive'), ...InOrder }),
  z.object({ kind: z.literal('decline'), ...InOrder, reason: words(200) }),
  z.object({ kind: z.literal('complete'), ...InOrder }),
  /** Seen on the spot (N-6.2.4). */
  z.object({ kind: z.literal('confirm'), ...InOrder, verdict: z.enum(['real', 'false']) }),
  z.object({
    kind: z.literal('progress'),
    ...InOrder,
    text: words(500).default(''),
    photos: z.array(z.string().max(2_500_000)).max(4).default([]),
  }),
  /** More people are needed here. */
  z.object({ kind: z.literal('support'), ...InOrder, text: words(200).default('') }),
  z.object({ kind: z.literal('tick'), incident: Id, step: Id, done: z.boolean() }),
  z.object({ kind: z.literal('evacuee'), incident: Id, household: Id, state: EvacueeState }),
  /** The hazard is gone and the place was checked again (N-6.3.6.1). */
  z.object({ kind: z.literal('secure'), ...InOrder }),
  /** `text`: what the QR code or the NFC tag says. */
  z.object({ kind: z.literal('checkIn'), text: words(200).min(1), how: z.enum(['qr', 'nfc', 'typed']), lngLat: LngLat.nullable() }),
  z.object({ kind: z.literal('sos'), lngLat: LngLat.nullable() }),
  /** I am safe; the incident goes on until the desk ends it. */
  z.object({ kind: z.literal('sosOver') }),
  z.object({ kind: z.literal('position'), lngLat: LngLat, accuracyM: z.number().min(0).max(100_000) }),
  z.object({ kind: z.literal('sharing'), on: z.boolean() }),
  /** I have seen what was escalated to me. */
  z.object({ kind: z.literal('heed'), incident: Id, escalation: Id }),
])
export type HandsetAct = z.infer<typeof HandsetAct>

/** `id` is made by the phone and never used again; `at` is the phone's clock. */
export const HandsetItem = z.object({ id: z.uuid(), at: Time, act: HandsetAct })
export type HandsetItem = z.infer<typeof HandsetItem>

/** What became of an item. `code` is why it was not taken; it is not sent again either way. */
export const HandsetResult = z.object({ id: Id, taken: z.boolean(), code: z.string().nullable(), at: Time })
export type HandsetResult = z.infer<typeof HandsetResult>

/** One thing to do of the playbook, for the person on the spot. */
export const HandsetStep = z.object({ id: Id, words: z.string(), wordsEn: z.string(), clause: z.string().nullable(), done: z.boolean() })

export const HandsetOrder = z.object({
  incident: Id,
  order: Order,
  kind: HazardKind,
  priority: Priority,
  state: IncidentState,
  openedAt: Time,
  place: Place,
  /** Who lives there and what changes the help; never a telephone number. */
  party: Party.omit({ phones: true }).nullable(),
  verdict: z.enum(['unknown', 'real', 'false']),
  deadlines: z.array(Deadline),
  /** What to wear, and what to do, in both languages; empty where the playbook says nothing. */
  gear: z.object({ words: z.string(), wordsEn: z.string() }).nullable(),
  steps: z.array(HandsetStep),
  evacuees: z.array(Evacuee),
  cordon: z.array(LngLat).nullable(),
  /** From where I was last seen. */
  way: z.object({ distanceM: z.number(), walkS: z.number(), line: z.array(LngLat) }).nullable(),
  /** Others who are sent there: numbers and names. */
  others: z.array(z.object({ number: z.string(), name: z.string(), nameEn: z.string() })),
})
export type HandsetOrder = z.infer<typeof HandsetOrder>

/** Everything a guard's phone shows. Sent whole: it is small. */
export const HandsetPicture = z.object({
  me: Staff,
  /** The service's telephone number, for when nothing else works. */
  hotline: z.string(),
  orders: z.array(HandsetOrder),
  /** Escalations to handsets that nobody has heeded. */
  escalations: z.array(
    z.object({ id: Id, incident: Id, kind: HazardKind, priority: Priority, place: Place, reason: z.string(), at: Time }),
  ),
  /** My open SOS. */
  sos: Id.nullable(),
  /** SOS of others: everybody near is asked to help. */
  others: z.array(z.object({ incident: Id, person: z.string(), place: Place, at: Time })),
  marks: z.array(Mark),
  notices: z.array(Notice),
  checkIns: z.array(z.object({ text: z.string(), name: z.string(), nameEn: z.string(), at: Time })),
  /** Rises with every published plan. */
  siteVersion: z.number().int(),
})
export type HandsetPicture = z.infer<typeof HandsetPicture>

export const HandsetMessage = z.discriminatedUnion('type', [
  z.object({ type: z.literal('picture'), at: Time, picture: HandsetPicture }),
  z.object({ type: z.literal('beat'), at: Time }),
])
export type HandsetMessage = z.infer<typeof HandsetMessage>

/** Somebody was at a checkpoint. `at` is when the core was told, `saidAt` the handset's own time, put right by the core's. */
export const CheckIn = z.object({
  id: Id,
  staff: Id,
  text: z.string(),
  /** Of the checkpoint with this text on the plan; empty when there is none. */
  name: z.string(),
  nameEn: z.string(),
  how: z.enum(['qr', 'nfc', 'typed']),
  at: Time,
  saidAt: Time,
  lngLat: LngLat.nullable(),
})
export type CheckIn = z.infer<typeof CheckIn>

/** At the desk. */
export const handsets = {
  list: procedure(DESK)
    .route({ method: 'GET', path: '/handsets', summary: 'Paired handsets', tags: ['handsets'] })
    .output(pageOf(Handset)),
  /** Errors: 404 `staff.notFound`, 409 `handset.noServer` while handsets are not served. */
  invite: procedure(HANDLERS)
    .route({
      method: 'POST',
      path: '/handsets/invitations',
      summary: 'Invite the phone of one of the staff, or my own',
      tags: ['handsets'],
    })
    .input(z.object({ staff: Id.nullable() }))
    .output(Invitation),
  /** It is out at once. Errors: 404 `handset.notFound`. */
  revoke: procedure(HANDLERS)
    .route({ method: 'DELETE', path: '/handsets/{id}', summary: 'Take a handset out of use', tags: ['handsets'] })
    .input(z.object({ id: Id }))
    .output(Handset),
  checkIns: procedure(DESK)
    .route({ method: 'GET', path: '/check-ins', summary: 'Check-ins at checkpoints, newest first', tags: ['handsets'] })
    .input(PageInput)
    .output(pageOf(CheckIn)),
}

/** On the phone. */
export const handset = {
  /** Errors: 401 `handset.invitationSpent`. The person's former phone is out at once. The token lives as long as it is used within 30 days. */
  pair: procedure('open')
    .route({ method: 'POST', path: '/handset/pair', summary: 'Pair this phone by its invitation', tags: ['handsets'] })
    .input(z.object({ invitation: z.string().min(1).max(200), device: z.string().max(80) }))
    .output(z.object({ token: z.string(), role: Role, person: z.string() })),
  watch: procedure(['staff'])
    .route({ method: 'GET', path: '/handset', summary: 'My picture as server-sent events', tags: ['handsets'] })
    .output(eventIterator(HandsetMessage)),
  /** In the order of the list. `sentAt`: the phone's clock now, so that its times can be put right. What came before is answered as it was. */
  send: procedure(['staff'])
    .route({ method: 'POST', path: '/handset/items', summary: 'What I did, also while there was no network', tags: ['handsets'] })
    .input(z.object({ sentAt: Time, battery: z.number().int().min(0).max(100).nullable(), items: z.array(HandsetItem).max(50) }))
    .output(z.object({ at: Time, results: z.array(HandsetResult) })),
}
