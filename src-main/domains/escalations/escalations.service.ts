/**
 * Tells one after the other until somebody heeds it or it is over: what was missed, left out or has become certain.
 * The wait for the next link is a deadline row, so a chain survives a restart.
 */
import type { Escalation } from '../../../src-preload/contract/incident-parts.types.ts'
import type { Certainty, DeadlineKind } from '../../../src-preload/contract/wire/words.ts'
import { iso } from '../../kernel/clock.ts'
import type { Work } from '../../kernel/work.ts'
import type { Deadlines } from '../deadlines/deadlines.ports.ts'
import type { Chain, EscalationPolicy } from '../policies/policies.types.ts'
import type { EscalatedIncidents, EscalationChains } from './escalations.ports.ts'

type Reason = Escalation['reason']

export interface EscalationsNeeds {
  work: Work
  deadlines: Deadlines
  policy: () => EscalationPolicy
  incidents: EscalatedIncidents
}

export class EscalationsService implements EscalationChains {
  readonly #needs: EscalationsNeeds

  constructor(needs: EscalationsNeeds) {
    this.#needs = needs
  }

  missed(incident: string, kind: DeadlineKind): void {
    this.#link(incident, kind, 0)
  }

  ended(incident: string, kind: DeadlineKind): void {
    this.heeded(incident, kind)
  }

  skipped(incident: string): void {
    this.#link(incident, 'skippedStep', 0)
  }

  certain(incident: string, certainty: Certainty): void {
    const rule = this.#needs.policy().certainty[certainty]
    const open = this.#needs.incidents.open(incident)
    if (rule && open && open.priority <= rule.priority) this.#link(incident, 'certainty', 0, certainty)
  }

  heeded(incident: string, reason: Reason): void {
    const { deadlines } = this.#needs
    for (let link = 0; link < 8; link++) deadlines.end(rowId(incident, reason, link, ''))
    if (reason === 'certainty')
      for (const certainty of Object.keys(this.#needs.policy().certainty))
        for (let link = 0; link < 8; link++) deadlines.end(rowId(incident, reason, link, certainty))
  }

  /** The wait for a link is over. `row` is its deadline. */
  deadlineDue(row: string): void {
    this.#needs.deadlines.end(row)
    const { incident, reason, link, certainty } = fromRow(row)
    this.#tell(incident, reason, link, certainty)
  }

  /** Waits for a link, or tells at once where nothing is to be waited for. */
  #link(incident: string, reason: Reason, link: number, certainty: Certainty | '' = ''): void {
    const { deadlines, work } = this.#needs
    const next = this.#chain(reason, certainty)[link]
    if (!next) return
    if (next.afterMs === 0) {
      this.#tell(incident, reason, link, certainty)
      return
    }
    const id = rowId(incident, reason, link, certainty)
    deadlines.start({ id, incident: null, kind: 'escalation', clause: null, startedAt: work.now, dueAt: work.now + next.afterMs })
  }

  #tell(incident: string, reason: Reason, link: number, certainty: Certainty | ''): void {
    const { incidents, work } = this.#needs
    const told = this.#chain(reason, certainty)[link]
    const open = incidents.open(incident)
    if (!told || !open) return
    incidents.escalate(incident, reason, told.to)
    if (told.to === 'handsets')
      work.effect({
        id: `${rowId(incident, reason, link, certainty)}/${work.now}`,
        kind: 'mqtt.publish',
        payload: {
          topic: `watchroom/${open.site}/handsets/escalations`,
          message: { incident, reason, hazard: open.kind, priority: open.priority, place: open.place, at: iso(work.now) },
        },
      })
    this.#link(incident, reason, link + 1, certainty)
  }

  #chain(reason: Reason, certainty: Certainty | ''): Chain {
    const policy = this.#needs.policy()
    if (reason === 'skippedStep') return policy.skippedStep
    if (reason === 'certainty') return (certainty && policy.certainty[certainty]?.chain) || []
    return reason === 'silence' || reason === 'support' ? [] : policy.deadlines[reason]
  }
}

const rowId = (incident: string, reason: Reason, link: number, certainty: string): string =>
  ['escalation', incident, reason, link, certainty].join('/')

function fromRow(row: string): { incident: string; reason: Reason; link: number; certainty: Certainty | '' } {
  const [, incident = '', reason, link, certainty] = row.split('/')
  return { incident, reason: reason as Reason, link: Number(link), certainty: (certainty ?? '') as Certainty | '' }
}
