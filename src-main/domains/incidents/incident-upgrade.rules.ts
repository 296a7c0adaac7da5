/** Incidents that an earlier version wrote, in today's shape. Pure. */
import type { IncidentContext, IncidentRecord, OrderRecord } from './incident.types.ts'

/** What was added since the first version, as it stood before. */
const ADDED = {
  commander: null,
  devices: 1,
  assignedTo: null,
  verdictBy: null,
  causeCategory: null,
  referral: null,
  casualties: [],
  cordon: null,
  evacuees: {},
  script: { id: 'warning', version: 1 },
  playbook: null,
  escalations: [],
} satisfies Partial<IncidentContext>

interface Earlier extends IncidentContext {
  reported?: IncidentContext['reports'][number]['recipient'][]
}

export function upToDate({ state, context }: { state: IncidentRecord['state']; context: Earlier }): IncidentRecord {
  if (context.reports) return { state, context: { ...context, commander: context.commander ?? null } }
  const { reported = [], ...kept } = context
  const at = context.acceptedAt ?? context.openedAt
  const by = context.owner?.name ?? 'core'
  return {
    state,
    context: {
      ...kept,
      ...ADDED,
      actedAt: at,
      reports: reported.map((recipient) => ({ recipient, how: 'readOut', at, by, receivedAt: null, receivedBy: null })),
      calls: context.calls.map((call) => ({ ...call, call: null })),
      orders: context.orders.map(orderToDate),
      steps: (context.steps as unknown as string[]).map((step) => ({ step, state: 'done', at, by, reason: null, answer: null })),
    },
  }
}

function orderToDate(order: OrderRecord): OrderRecord {
  const { arrivedAt, endedAt } = order
  const ended = arrivedAt === null ? 'withdrawn' : 'completed'
  const running = arrivedAt === null ? 'given' : 'onScene'
  return {
    ...order,
    state: endedAt === null ? running : ended,
    group: null,
    text: null,
    reason: null,
    acknowledgedAt: arrivedAt,
    departedAt: arrivedAt,
    reports: [],
  }
}
