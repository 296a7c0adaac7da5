/** Shifts of the duty desk (clause N-4.1: on duty around the clock): who is on duty, notes, open matters, and the handover that both sign. */
import { z } from 'zod'
import { Totals } from './figures.contract.ts'
import { SignedIn } from './session.contract.ts'
import { DESK, HANDLERS, Id, PageInput, pageOf, procedure, Time } from './wire/procedure.ts'
import { HazardKind } from './wire/words.ts'

export const MatterKind = z.enum(['incident', 'causeReport', 'plan', 'callBack', 'shelved', 'outOfService', 'test', 'fault', 'offline'])
export type MatterKind = z.infer<typeof MatterKind>

/** Something that is not finished and goes over to the next shift. */
export const Matter = z.object({
  kind: MatterKind,
  incident: Id.nullable(),
  device: Id.nullable(),
  hazard: HazardKind.nullable(),
  place: z.string(),
  placeEn: z.string(),
  since: Time.nullable(),
  /** When it has to be done, or ends by itself. */
  due: Time.nullable(),
  /** What somebody wrote about it, or the number to call back. */
  text: z.string(),
})
export type Matter = z.infer<typeof Matter>

export const ShiftNote = z.object({ at: Time, by: z.string(), text: z.string() })
export type ShiftNote = z.infer<typeof ShiftNote>

const OnDuty = z.object({ id: Id, name: z.string(), since: Time })
const Signature = z.object({ id: Id, name: z.string(), at: Time })

/** What the outgoing operator signs. The next one signs the same, known by its hash. */
export const Sheet = z.object({
  shift: Id,
  begunAt: Time,
  soundTestedAt: Time.nullable(),
  onDuty: z.array(OnDuty),
  totals: Totals,
  matters: z.array(Matter),
  notes: z.array(ShiftNote),
  /** What the outgoing operator tells the next one. */
  words: z.string(),
  outgoing: Signature,
  /** SHA-256 of all of the above; it stands in the journal too. */
  hash: z.string(),
})
export type Sheet = z.infer<typeof Sheet>

export const Shift = z.object({
  id: Id,
  begunAt: Time,
  endedAt: Time.nullable(),
  onDuty: z.array(OnDuty),
  /** When the loudspeaker was heard at the start of the shift; null: not yet. */
  soundTestedAt: Time.nullable(),
  notes: z.array(ShiftNote),
  /** What the shift before said when it handed over. */
  received: z.object({ from: z.string(), at: Time, words: z.string() }).nullable(),
  /** Signed by the outgoing operator; waits for the next one, or has both signatures. */
  sheet: Sheet.nullable(),
  incoming: Signature.nullable(),
})
export type Shift = z.infer<typeof Shift>

const WithId = z.object({ id: Id })
const Words = z.string().trim().max(4000)

export const shifts = {
  /** Null before anybody has been on duty. */
  current: procedure(DESK)
    .route({ method: 'GET', path: '/shifts/current', summary: 'The running shift and what is open now', tags: ['shifts'] })
    .output(z.object({ shift: Shift.nullable(), matters: z.array(Matter) })),
  list: procedure(DESK)
    .route({ method: 'GET', path: '/shifts', summary: 'Shifts that were handed over, newest first', tags: ['shifts'] })
    .input(PageInput)
    .output(pageOf(Shift)),
  get: procedure(DESK)
    .route({ method: 'GET', path: '/shifts/{id}', summary: 'One shift with its sheet', tags: ['shifts'] })
    .input(WithId)
    .output(Shift),
  /** Begins a shift, or joins the running one. `sound`: the loudspeaker was just tried. */
  join: procedure(HANDLERS)
    .route({ method: 'POST', path: '/shifts/join', summary: 'I am on duty', tags: ['shifts'] })
    .input(z.object({ sound: z.boolean().default(false) }))
    .output(Shift),
  /** Error: 409 `shift.none`. */
  note: procedure(HANDLERS)
    .route({ method: 'POST', path: '/shifts/notes', summary: 'Write a note for this shift and the next', tags: ['shifts'] })
    .input(z.object({ text: Words.min(1) }))
    .output(Shift),
  /** The outgoing operator signs; the next one takes over at another seat. Errors: 409 `shift.none`, `shift.notOnDuty`. */
  offer: procedure(HANDLERS)
    .route({ method: 'POST', path: '/shifts/offer', summary: 'Sign the handover sheet as outgoing operator', tags: ['shifts'] })
    .input(z.object({ words: Words.default('') }))
    .output(Shift),
  /** Error: 409 `shift.notOffered`. */
  withdraw: procedure(HANDLERS)
    .route({ method: 'POST', path: '/shifts/withdraw', summary: 'Take a signed sheet back before it is countersigned', tags: ['shifts'] })
    .output(Shift),
  /** The incoming operator signs on an own session. Errors: 409 `shift.notOffered`, `shift.otherSheet`, `shift.ownSignature`. */
  take: procedure(HANDLERS)
    .route({ method: 'POST', path: '/shifts/take', summary: 'Countersign the sheet and be on duty', tags: ['shifts'] })
    .input(z.object({ hash: z.string().length(64) }))
    .output(Shift),
  /**
   * Both sign on one seat: its session, and name and password of the incoming operator, whose session it is afterwards.
   * Errors: as `offer` and `take`, 403 `shift.noOperator`, 401 `session.wrongPassword`, 429 `session.locked`.
   */
  handOver: procedure(HANDLERS)
    .route({ method: 'POST', path: '/shifts/hand-over', summary: 'Hand over to somebody beside me; both sign', tags: ['shifts'] })
    .input(z.object({ words: Words.default(''), name: z.string().trim().min(1).max(80), password: z.string().min(1).max(200) }))
    .output(SignedIn),
}
