/**
 * Who lives where, telephone numbers, what people wrote down and what cameras saw leave the core only for the desk;
 * walls, programs and handsets never get them.
 */
import type { Alarm, AlarmHealth } from '../../src-preload/contract/alarms.contract.ts'
import type { Device, Rejected } from '../../src-preload/contract/devices.contract.ts'
import type { Evacuee, Order } from '../../src-preload/contract/incident-parts.types.ts'
import type { Incident } from '../../src-preload/contract/incidents.contract.ts'
import type { JournalEntry } from '../../src-preload/contract/journal.contract.ts'
import type { Board } from '../../src-preload/contract/live.contract.ts'
import type { Action } from '../../src-preload/contract/outputs.contract.ts'
import type { Mark, Notice } from '../../src-preload/contract/picture.contract.ts'
import type { Identity } from '../../src-preload/contract/session.contract.ts'
import { DESK, type Role } from '../../src-preload/contract/wire/procedure.ts'

type Viewer = Identity | null

export const isDesk = (viewer: Viewer): boolean => viewer !== null && (DESK as readonly Role[]).includes(viewer.role)

/** What people wrote down may hold a name or a number. */
const WRITTEN = ['phone', 'text', 'cause', 'reason', 'note', 'destination', 'takenBy', 'person', 'number'] as const
/** Where somebody was: check-ins are read at the desk only. */
const WHEREABOUTS = ['checkpoint', 'lngLat'] as const
const PERSONAL = [...WRITTEN, ...WHEREABOUTS]

export function entryWithoutPersons(viewer: Viewer, entry: JournalEntry): JournalEntry {
  const found = PERSONAL.filter((key) => key in entry.data)
  if (isDesk(viewer) || found.length === 0) return entry
  return { ...entry, data: { ...entry.data, ...Object.fromEntries(found.map((key) => [key, null])) } }
}

export function withoutPersons<T extends Incident>(viewer: Viewer, incident: T): T {
  if (isDesk(viewer)) return incident
  return {
    ...incident,
    party: null,
    causeReport: incident.causeReport && '…',
    calls: incident.calls.map((call) => ({ ...call, phone: null })),
    orders: incident.orders.map((order) => orderWithoutPersons(viewer, order)),
    reports: incident.reports.map((report) => ({ ...report, receivedBy: null })),
    casualties: incident.casualties.map((casualty) => ({ ...casualty, note: '', destination: null, handedOverTo: null })),
    // Which households cannot help themselves is nobody's business; how many people around need help is known.
    evacuees: incident.evacuees.map((evacuee) => ({ ...evacuee, needHelp: 0, needs: [] })).sort(byAddress),
    steps: incident.steps.map((step) => ({ ...step, reason: step.reason && '…' })),
    referral: incident.referral && { ...incident.referral, text: '…', plan: incident.referral.plan && '…' },
    alarms: incident.alarms.map((alarm) => alarmWithoutPersons(viewer, alarm)),
  }
}

/** The desk's order is the weakest first. */
const byAddress = (a: Evacuee, b: Evacuee): number => a.household.localeCompare(b.household)

export const orderWithoutPersons = <T extends Order>(viewer: Viewer, order: T): T =>
  isDesk(viewer)
    ? order
    : {
        ...order,
        text: order.text && '…',
        reason: order.reason && '…',
        reports: order.reports.map((report) => ({ ...report, text: '', photos: [] })),
      }

export const alarmWithoutPersons = (viewer: Viewer, alarm: Alarm): Alarm =>
  isDesk(viewer) ? alarm : { ...alarm, shelved: alarm.shelved && { ...alarm.shelved, reason: '' } }

export function healthWithoutPersons(viewer: Viewer, health: AlarmHealth): AlarmHealth {
  const listed = ({ count, alarms }: AlarmHealth['now']['stale']) => ({
    count,
    alarms: alarms.map((alarm) => alarmWithoutPersons(viewer, alarm)),
  })
  const { chattering, stale, shelved, suppressed, outOfService } = health.now
  return {
    ...health,
    now: {
      chattering: listed(chattering),
      stale: listed(stale),
      shelved: listed(shelved),
      suppressed: listed(suppressed),
      outOfService: listed(outOfService),
    },
  }
}

export const deviceWithoutPersons = (viewer: Viewer, device: Device): Device =>
  isDesk(viewer) ? device : { ...device, service: { ...device.service, reason: '' } }

export const actionWithoutPersons = (viewer: Viewer, action: Action): Action => (isDesk(viewer) ? action : { ...action, reason: '' })

/** What somebody wrote for everybody may hold a number all the same; anything shorter is no telephone number. */
const NUMBER = /\+?\d(?:[\s()-]?\d){6,}/g
const withoutNumbers = (text: string): string => text.replace(NUMBER, '…')

export const markWithoutNumbers = (viewer: Viewer, mark: Mark): Mark =>
  isDesk(viewer) ? mark : { ...mark, text: withoutNumbers(mark.text) }

export const noticeWithoutNumbers = (viewer: Viewer, notice: Notice): Notice =>
  isDesk(viewer) ? notice : { ...notice, text: withoutNumbers(notice.text) }

/** A terminal sends faces and names too, and in all forms. */
export const rejectedWithoutPersons = (viewer: Viewer, message: Rejected): Rejected =>
  isDesk(viewer) ? message : { ...message, excerpt: '' }

export const boardWithoutPersons = (viewer: Viewer, board: Board): Board =>
  isDesk(viewer)
    ? board
    : {
        ...board,
        incidents: board.incidents.map((incident) => withoutPersons(viewer, incident)),
        devices: board.devices.map((device) => deviceWithoutPersons(viewer, device)),
        actions: board.actions.map((action) => actionWithoutPersons(viewer, action)),
        calls: [],
        marks: board.marks.map((mark) => markWithoutNumbers(viewer, mark)),
        notices: board.notices.map((notice) => noticeWithoutNumbers(viewer, notice)),
      }
