/** Somebody who can go, with the reason in one line. */
import { useTranslation } from 'react-i18next'
import type { StaffProposal } from '../../../src-preload/contract/incident-parts.types.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { Button } from '../../ui/button.tsx'
import { reasonOf } from './proposal.rules.ts'

interface ProposalRowProps {
  proposal: StaffProposal
  /** They did not answer, or cannot come. */
  absent: boolean
  chosen: boolean
  onChoose: () => void
  onDispatch: () => void
}

export function ProposalRow({ proposal, absent, chosen, onChoose, onDispatch }: ProposalRowProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const { now, walk, skill, shift } = reasonOf(proposal)
  const reason = [
    absent ? t('dispatch.reason.absent') : t(`dispatch.reason.${now}`),
    t(walk.byPath ? 'dispatch.reason.walk' : 'dispatch.reason.straight', { metres: walk.metres, minutes: walk.minutes }),
    skill ? t(`dispatch.skill.${skill}`) : t('dispatch.reason.unskilled'),
    'until' in shift ? t('dispatch.reason.until', { time: shift.until }) : t('dispatch.reason.leaving', { minutes: shift.leavesInMin }),
    ...(proposal.load > 0 ? [t('dispatch.reason.load', { count: proposal.load })] : []),
  ].join('\u2002')
  return (
    <li className={`staff-row ${chosen ? 'staff-row--chosen' : ''}`}>
      <button type="button" className="staff-row__choice" aria-pressed={chosen} title={reason} onClick={onChoose}>
        <span className="staff-number">{proposal.number}</span>
        <b>{format.named(proposal)}</b>
        <span className="staff-row__reason">{reason}</span>
      </button>
      {chosen ? (
        <Button keyName="D" onClick={onDispatch}>
          {t('incidents.command.dispatch')}
        </Button>
      ) : null}
    </li>
  )
}
