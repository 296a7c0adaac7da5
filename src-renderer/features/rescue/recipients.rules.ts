/** Who is reported to, in the order in which help comes soonest, and who still has to be. Pure. */
import type { RescueRecipient, RescueReport } from '../../../src-preload/contract/incident-parts.types.ts'
import type { Incident } from '../../../src-preload/contract/incidents.contract.ts'
import type { RescueContact } from '../../../src-preload/contract/rescue.contract.ts'

/** N-6.3.4.1 names the four; the ambulance when somebody is hurt. */
const ORDER = ['fire', 'ambulance', 'subdistrict', 'community', 'emergency'] as const satisfies readonly RescueRecipient[]

export interface Recipient {
  kind: RescueRecipient
  /** Null: the site has listed nobody. */
  contact: RescueContact | null
  report: RescueReport | null
  /** Owed by the clause and not told yet. */
  isOwed: boolean
}

const isHurt = ({ casualties, kind }: Incident) => casualties.length > 0 || kind === 'medical'

export const recipientsOf = (incident: Incident, contacts: readonly RescueContact[], isHurtTold: boolean): Recipient[] =>
  ORDER.map((kind) => {
    const meant = contacts.filter((contact) => contact.kind === kind)
    const contact = meant.find(({ zones }) => zones?.includes(incident.place.zone)) ?? meant.find(({ zones }) => zones === null) ?? null
    const report = incident.reports.find(({ recipient }) => recipient === kind) ?? null
    return { kind, contact, report, isOwed: report === null && (kind !== 'ambulance' || isHurtTold || isHurt(incident)) }
  })

/** Whom the decision reaches at once, without a telephone. */
export const onlineKinds = (recipients: readonly Recipient[]): RescueRecipient[] =>
  recipients.filter(({ contact, isOwed }) => isOwed && contact?.online).map(({ kind }) => kind)

export const nextOwed = (recipients: readonly Recipient[]): RescueRecipient | undefined =>
  (recipients.find(({ isOwed }) => isOwed) ?? recipients[0])?.kind
