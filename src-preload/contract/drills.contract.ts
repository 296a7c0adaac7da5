/** Drills: the same desk on alarms that are played, in a core of their own; only the result sheets are kept (E-5.3, E-6.4). */
import { z } from 'zod'
import { Words } from './procedures.types.ts'
import { DESK, HANDLERS, Id, PageInput, pageOf, procedure, Time } from './wire/procedure.ts'
import { DeadlineKind, HazardKind, IncidentCommand, IncidentState } from './wire/words.ts'

export const DrillScenario = z.object({ id: Id, title: Words, brief: Words, minutes: z.number().int().min(1) })
export type DrillScenario = z.infer<typeof DrillScenario>

/** A drill that runs. */
export const Drill = z.object({
  id: Id,
  title: Words,
  brief: Words,
  startedAt: Time,
  participants: z.array(z.string()),
  /** What the party says when it is called; null where nobody answers. */
  partySays: Words.nullable(),
})
export type Drill = z.infer<typeof Drill>

/** When a command was first given, in seconds from the warning, and within how many it should have been; null: no limit is set. */
export const DrillStep = z.object({ command: IncidentCommand, seconds: z.number(), withinS: z.number().nullable() })
export type DrillStep = z.infer<typeof DrillStep>

export const DrillSheet = z.object({
  id: Id,
  /** Null for a past incident that was played again. */
  scenario: Id.nullable(),
  title: Words,
  startedAt: Time,
  endedAt: Time,
  participants: z.array(z.string()),
  startedBy: z.string(),
  incidents: z.array(
    z.object({
      kind: HazardKind,
      state: IncidentState,
      steps: z.array(DrillStep),
      missed: z.array(DeadlineKind),
      skipped: z.number().int(),
      refused: z.number().int(),
    }),
  ),
})
export type DrillSheet = z.infer<typeof DrillSheet>

export const drills = {
  scenarios: procedure(DESK)
    .route({ method: 'GET', path: '/drills/scenarios', summary: 'What can be drilled', tags: ['drills'] })
    .output(z.object({ items: z.array(DrillScenario) })),
  /**
   * A scenario, or a past incident without names, numbers and addresses. The tickets sign in at the drill's own core:
   * open `/?drill=ID#ticket=…`. Errors: 404 `drill.notFound`, 409 `drill.noDevice`, `drill.tooMany`.
   */
  begin: procedure(HANDLERS)
    .route({ method: 'POST', path: '/drills', summary: 'Begin a drill', tags: ['drills'] })
    .input(
      z.object({
        scenario: Id.optional(),
        incident: Id.optional(),
        participants: z.array(z.string().trim().min(1).max(80)).max(20).default([]),
        /** In which the played staff speak. */
        language: z.enum(['zh-CN', 'en']).default('zh-CN'),
      }),
    )
    .output(z.object({ drill: Drill, ticket: z.string(), wallTicket: z.string() })),
  /** The drills that run; inside a drill, that one. */
  running: procedure('signedIn')
    .route({ method: 'GET', path: '/drills/running', summary: 'Drills that run', tags: ['drills'] })
    .output(z.object({ items: z.array(Drill) })),
  /** Ends it and keeps its sheet. May be asked from both sides. Errors: 404 `drill.notFound`. */
  end: procedure(HANDLERS)
    .route({ method: 'POST', path: '/drills/{id}/end', summary: 'End a drill', tags: ['drills'] })
    .input(z.object({ id: Id }))
    .output(DrillSheet),
  list: procedure(DESK)
    .route({ method: 'GET', path: '/drills', summary: 'Result sheets, newest first', tags: ['drills'] })
    .input(PageInput)
    .output(pageOf(DrillSheet)),
}
