/** Random histories of an incident, also ones that no sane site would produce. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { whyNot } from '../../../src-main/domains/incidents/incident.rules.ts'
import type { IncidentEvent, IncidentRecord } from '../../../src-main/domains/incidents/incident.types.ts'
import { allowedCommands, step, takes } from '../../../src-main/domains/incidents/incident-steps.machine.ts'
import { INCIDENT_COMMANDS } from '../../../src-preload/contract/wire/words.ts'
import { COMMANDS, isCommand, RAISED } from './incident-model.ts'

const alarmsChanged = fc
  .record({ normal: fc.boolean(), unacknowledged: fc.boolean(), relapsed: fc.boolean(), priority: fc.constantFrom(1, 2, 3, 4) })
  .map((flags) => ({ type: 'alarmsChanged', alarms: ['alm-1'], devices: 1, ...flags }) as IncidentEvent)
const anyEvent = fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...COMMANDS) }, { weight: 1, arbitrary: alarmsChanged })
const history = fc.array(anyEvent, { minLength: 1, maxLength: 60 })

/** Plays a history and looks at every point of it. */
function play(
  events: IncidentEvent[],
  look: (before: IncidentRecord, event: IncidentEvent, after: IncidentRecord) => void,
): IncidentRecord {
  let record = RAISED
  for (const event of events) {
    const after = step(record, event)
    look(record, event, after)
    record = after
  }
  return record
}

const copy = (record: IncidentRecord): IncidentRecord => JSON.parse(JSON.stringify(record))

describe('any history of an incident', () => {
  it('ends in the archive only when normal, cleared, and confirmed or explained', () => {
    fc.assert(
      fc.property(history, (events) => {
        const { state, context } = play(events, () => {})
        const mayBeArchived =
          context.normal &&
          context.clearedAt !== null &&
          (context.verdict === 'false' ? context.causeReport !== null : context.staffConfirmedAt !== null)
        expect(context.archivedAt !== null).toBe(state === 'archived')
        if (state === 'archived') expect(mayBeArchived).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })

  it('gives a reason for every command it refuses, and changes nothing by it', () => {
    fc.assert(
      fc.property(history, (events) => {
        play(events, (before, event, after) => {
          expect(takes(before, event)).toBe(after !== before)
          if (after === before && isCommand(event)) expect(whyNot(before, event).length).toBeGreaterThan(0)
        })
      }),
      { numRuns: 300 },
    )
  })

  it('offers exactly the commands it would take in some form', () => {
    fc.assert(
      fc.property(history, (events) => {
        const record = play(events, () => {})
        const possible = INCIDENT_COMMANDS.filter((command) =>
          COMMANDS.some((event) => event.type === command && step(record, event) !== record),
        )
        expect(allowedCommands(record)).toEqual(possible)
      }),
      { numRuns: 500 },
    )
  })

  it('is the same incident after being written down and read again at any point', () => {
    fc.assert(
      fc.property(history, (events) => {
        play(events, (before, event, after) => {
          expect(copy(after)).toEqual(after)
          expect(step(copy(before), event)).toEqual(after)
        })
      }),
      { numRuns: 200 },
    )
  })
})
