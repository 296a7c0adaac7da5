/** Telephone calls: over a line of the console or by hand, to the party and from anybody (clause N-6.2.2, annex A). */
import { z } from 'zod'
import { CallAnswer, CallOutcome } from './incident-parts.types.ts'
import { Phone } from './people.contract.ts'
import { DESK, HANDLERS, Id, PageInput, pageOf, procedure, Time } from './wire/procedure.ts'
import { CallState } from './wire/words.ts'

/** One attempt on one number. The next number of the same party is a call of its own. */
export const Call = z.object({
  id: Id,
  direction: z.enum(['outgoing', 'incoming']),
  /** Null for a call that belongs to no incident (yet). */
  incident: Id.nullable(),
  /** The household whose number it is, when one is known. */
  household: Id.nullable(),
  number: z.string(),
  /** Whose number it is: name and label of the party's list; null for a stranger. */
  phone: Phone.nullable(),
  state: CallState,
  /** Which line carries it; null while it waits. */
  line: Id.nullable(),
  /** `spoken`: the script is played and answered by keys. `talk`: the operator speaks. */
  mode: z.enum(['spoken', 'talk']),
  /** Who asked for it; `core` for a call that was placed by site policy. */
  by: z.string(),
  askedAt: Time,
  /** When a waiting call is due: now, or the time agreed for calling back. */
  dueAt: Time,
  ringingAt: Time.nullable(),
  answeredAt: Time.nullable(),
  endedAt: Time.nullable(),
  outcome: CallOutcome.nullable(),
  answer: CallAnswer.nullable(),
  /** Keys that were pressed on the telephone. */
  digits: z.string(),
  /** Why it failed: `interrupted`, `noSpeech`, `noSound`, `noTelephone`, `agentEnded`, or what the line answered, e.g. `503 Service Unavailable`. */
  failure: z.string().nullable(),
  /** Id of the recording, once there is one. */
  recording: Id.nullable(),
  /** Purpose: the warning script, a call back, a follow-up, or the family when the party is not reached. */
  purpose: z.enum(['warning', 'family', 'callBack', 'followUp', 'incoming', 'other']),
})
export type Call = z.infer<typeof Call>

export const TelephoneLine = z.object({
  id: Id,
  /** `off`: none is configured. */
  state: z.enum(['ready', 'busy', 'registering', 'failed', 'off']),
  account: z.string(),
  /** `notInstalled`, `agentEnded`, or what the exchange answered, e.g. `403 Forbidden`. */
  failure: z.string().nullable(),
  since: Time,
})
export type TelephoneLine = z.infer<typeof TelephoneLine>

/** How the console's telephone is reached: one SIP account per line. `password` is write-only: it comes back empty. */
export const LineSettings = z.object({
  id: Id,
  /** `sip:600@pbx.local` */
  account: z.string().max(200),
  authUser: z.string().max(100).default(''),
  password: z.string().max(200).default(''),
  transport: z.enum(['udp', 'tcp', 'tls']).default('udp'),
  /** Put before every number, e.g. `9` for an outside line. */
  prefix: z.string().max(10).default(''),
  /** False for a trunk that wants no registration. */
  register: z.boolean().default(true),
  /** Where such a trunk sends incoming calls to; 0: any free port. */
  port: z.number().int().min(0).max(65_535).default(0),
  enabled: z.boolean().default(true),
})
export type LineSettings = z.infer<typeof LineSettings>

const CallInput = z.object({ call: Id })

export const calls = {
  /** Errors: 404 `call.noIncident`, 409 `call.noLine`, `call.noNumber`, `call.badNumber`, `call.alreadyCalling`, `call.tooMany`. */
  place: procedure(HANDLERS)
    .route({ method: 'POST', path: '/calls', summary: 'Ring somebody over a free line', tags: ['calls'] })
    .input(
      z.object({
        incident: Id.optional(),
        /** Without it: the next number of the incident's party; after the last one, the first again. */
        number: z.string().min(2).max(40).optional(),
        /** What belongs to no incident is always talked. */
        mode: z.enum(['spoken', 'talk']).default('spoken'),
        purpose: Call.shape.purpose.default('warning'),
      }),
    )
    .output(Call),
  /** The operator takes the call over, or lets the script speak again. */
  setMode: procedure(HANDLERS)
    .route({ method: 'POST', path: '/calls/{call}/mode', summary: 'Talk, or let the script speak', tags: ['calls'] })
    .input(CallInput.extend({ mode: z.enum(['spoken', 'talk']) }))
    .output(Call),
  /** A call that waits is taken off the list. Errors, here and below: 404 `call.notFound`, 409 `call.ended`. */
  hangUp: procedure(HANDLERS)
    .route({ method: 'POST', path: '/calls/{call}/hang-up', summary: 'Hang up', tags: ['calls'] })
    .input(CallInput)
    .output(Call),
  /** Errors: 409 `call.notIncoming`. Takes an incoming call; it is put to the household of its number and that household's open incident. */
  pickUp: procedure(HANDLERS)
    .route({ method: 'POST', path: '/calls/{call}/pick-up', summary: 'Answer an incoming call', tags: ['calls'] })
    .input(CallInput)
    .output(Call),
  /** Notes to call somebody back; it rings by itself when a line is free, or is owed to the operator where there is none. Errors: as `place`. */
  callBack: procedure(HANDLERS)
    .route({ method: 'POST', path: '/calls/call-backs', summary: 'Put a number on the call-back list', tags: ['calls'] })
    .input(z.object({ number: z.string().min(2).max(40), incident: Id.optional(), dueAt: Time.optional() }))
    .output(Call),
  list: procedure(DESK)
    .route({ method: 'GET', path: '/calls', summary: 'Calls, newest first', tags: ['calls'] })
    .input(PageInput.extend({ incident: Id.optional() }))
    .output(pageOf(Call)),
  recording: procedure(DESK)
    .route({ method: 'GET', path: '/calls/recordings/{recording}', summary: 'What was said, as WAV', tags: ['calls'] })
    .input(z.object({ recording: Id }))
    .output(z.file()),
  lines: procedure(DESK)
    .route({ method: 'GET', path: '/calls/lines', summary: 'The telephone lines and how they are', tags: ['calls'] })
    .output(z.object({ lines: z.array(TelephoneLine), settings: z.array(LineSettings) })),
  /** Errors: 400 `call.badLine`, whose reason is the part that cannot be used. */
  setLines: procedure(['commander', 'admin', 'operator'])
    .route({ method: 'PUT', path: '/calls/lines', summary: 'Set up the telephone lines', tags: ['calls'] })
    .input(z.object({ settings: z.array(LineSettings).max(8) }))
    .output(z.object({ lines: z.array(TelephoneLine), settings: z.array(LineSettings) })),
}
