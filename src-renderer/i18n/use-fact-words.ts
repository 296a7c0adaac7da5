/** A journal entry in words: what was decided or done, with what matters of its data. */
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { ProcedureRef } from '../../src-preload/contract/incident-parts.types.ts'
import type { JournalEntry } from '../../src-preload/contract/journal.contract.ts'
import { useBoard } from '../state/board.ts'
import { pointKindOf } from '../state/device-kinds.ts'
import { useProcedureReader } from '../state/procedures.ts'
import { pointText } from './point-text.ts'
import { useFormat } from './use-format.ts'

type Format = ReturnType<typeof useFormat>
type Procedures = ReturnType<typeof useProcedureReader>

/** Facts that repeat what another entry says already. */
const UNTOLD = new Set(['incident.moved', 'effect.done'])
/** Also from a sealed record, where it has no place in the chain. */
type Fact = Pick<JournalEntry, 'fact' | 'by' | 'data'>

export const isTold = (entry: Pick<Fact, 'fact'>) => !UNTOLD.has(entry.fact)

const text = (value: unknown) => (typeof value === 'string' ? value : '')

const deviceAndReason = (data: JournalEntry['data'], format: Format): string => {
  const device = useBoard.getState().devices.get(text(data.device))
  return [device ? format.named(device) : text(data.device), text(data.reason)].filter(Boolean).join('　')
}

/** The step in the words of the playbook the incident ran with, how it was answered, or why it was left out. */
const stepAndReason = (data: JournalEntry['data'], procedures: Procedures, { language }: Format): string => {
  const ref = ProcedureRef.safeParse(data.playbook)
  const step = ref.success ? procedures.playbook(ref.data)?.steps.find(({ id }) => id === data.step) : undefined
  const answer = step?.answers.find(({ id }) => id === data.answer)
  return [step?.words[language], answer?.words[language], text(data.reason)].filter(Boolean).join('　')
}

const procedureAndNote = ({ name, version, note }: JournalEntry['data'], t: TFunction, { language }: Format): string => {
  const words = typeof name === 'object' && name !== null ? (name as Record<string, unknown>)[language] : ''
  return [text(words), t('procedures.version.number', { version }), text(note)].filter(Boolean).join('　')
}

/** The part of the data that people want to read beside the fact. */
const detail = (entry: Fact, t: TFunction, format: Format, procedures: Procedures): string => {
  const { data } = entry
  const board = useBoard.getState()
  switch (entry.fact) {
    case 'incident.opened': {
      const device = board.devices.get(text(data.device))
      return device ? format.placed({ text: device.place, textEn: device.placeEn }) : text(data.place)
    }
    case 'incident.called': {
      const key = text(data.answer) ? `calls.answer.${text(data.answer)}` : `calls.outcome.${text(data.outcome)}`
      return t(key as 'calls.outcome.answered')
    }
    case 'incident.staffDispatched':
    case 'incident.staffWithdrawn':
    case 'incident.orderAcknowledged':
    case 'incident.staffDeparted':
    case 'incident.staffArrived':
    case 'incident.progressReported':
    case 'incident.orderDeclined':
    case 'incident.orderWithdrawn':
    case 'incident.orderCompleted':
    case 'staff.cameOnDuty':
    case 'staff.wentOffDuty': {
      const member = board.staff.get(text(data.staff))
      const reason = data.reason === 'notAcknowledged' ? t('dispatch.order.notAcknowledged') : text(data.reason)
      return [member && format.named(member), reason, text(data.text)].filter(Boolean).join('　')
    }
    case 'incident.confirmed':
      return t(data.verdict === 'false' ? 'incidents.command.confirmFalse' : 'incidents.command.confirmReal')
    case 'incident.moved':
      return t(`incidents.state.${text(data.to) as 'raised'}`)
    case 'handset.invited':
    case 'handset.paired':
    case 'handset.revoked':
      return [text(data.person), text(data.device)].filter(Boolean).join('　')
    case 'handset.checkedIn':
      return text(data.checkpoint)
    case 'incident.supportAsked':
    case 'incident.noted':
    case 'shift.noted':
    case 'mark.put':
    case 'mark.removed':
    case 'notice.put':
      return text(data.text)
    case 'incident.stepTicked':
    case 'incident.stepSkipped':
    case 'incident.stepDecided':
      return stepAndReason(data, procedures, format)
    case 'incident.playbookTaken':
      return procedures.playbook({ id: text(data.playbook), version: 1 })?.name[format.language] ?? ''
    case 'procedure.saved':
    case 'procedure.restored':
    case 'procedure.delivered':
      return procedureAndNote(data, t, format)
    case 'incident.causeReported':
      return text(data.cause)
    case 'shift.handedOver':
    case 'incident.handedOver':
      return text(data.to)
    case 'sound.tested':
    case 'sound.failed': {
      const failure = data.heard === false ? 'notHeard' : text(data.failure)
      return [failure && t(`seat.sound.failure.${failure as 'gone'}`), text(data.device)].filter(Boolean).join('　')
    }
    case 'incident.escalated': {
      const reason = t(`incidents.escalation.${text(data.reason) as 'accept'}`)
      return t('incidents.escalation.line', { reason, to: t(`incidents.escalation.to.${text(data.to) as 'commander'}`) })
    }
    case 'policies.changed':
    case 'plan.published':
      return text(data.note)
    case 'asset.kept':
      return text(data.name)
    case 'site.packed':
      return text(data.file)
    case 'deadline.missed':
      return t(`incidents.deadline.${text(data.kind) as 'accept'}`)
    case 'alarm.raised':
    case 'alarm.retriggered':
    case 'alarm.returned': {
      const device = board.devices.get(text(data.device))
      const point = device && pointKindOf(device.kind, text(data.point))
      const value = typeof data.value === 'number' ? pointText(point, data.value, text(data.unit), format.language) : ''
      return [point?.name[format.language] ?? (device ? format.named(device) : ''), value].filter(Boolean).join(' ')
    }
    case 'device.ignored':
      return text(data.address)
    case 'device.registered':
    case 'device.changed':
    case 'device.removed':
    case 'device.limitsChanged':
    case 'device.testStarted':
    case 'device.testEnded':
    case 'device.takenOut':
    case 'device.putBack':
    case 'device.online':
    case 'device.offline':
      return deviceAndReason(data, format)
    default:
      return entry.fact.startsWith('action.') ? deviceAndReason(data, format) : ''
  }
}

export const useFactWords = () => {
  const { t, i18n } = useTranslation()
  const format = useFormat()
  const procedures = useProcedureReader()
  return (entry: Fact) => {
    const key = `journal.fact.${entry.fact}`
    return {
      what: t((i18n.exists(key) ? key : 'journal.fact.other') as 'journal.fact.other'),
      detail: detail(entry, t, format, procedures),
      who: entry.by === 'core' ? '' : entry.by,
    }
  }
}
