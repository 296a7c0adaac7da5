/** Who can go, nearest suitable first, each with the reason in one line; and who was sent. */
import { useTranslation } from 'react-i18next'
import type { Order, StaffProposal } from '../../../src-preload/contract/incident-parts.types.ts'
import type { Incident } from '../../../src-preload/contract/incidents.contract.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useBoard } from '../../state/board.ts'
import { useNow } from '../../state/use-now.ts'
import { Button } from '../../ui/button.tsx'
import { Section } from '../../ui/section.tsx'

interface NearestStaffProps {
  incident: Incident
  /** Index of the chosen proposal. */
  chosen: number
  shown: number
  onChoose: (index: number) => void
  onDispatch: () => void
}

export function NearestStaff({ incident, chosen, shown, onChoose, onDispatch }: NearestStaffProps) {
  const { t } = useTranslation()
  const sent = incident.orders.filter((order) => order.endedAt === null)
  const allowed = incident.allowed.includes('dispatch')
  const ordered = new Set(sent.map((order) => order.staff))
  const proposals = incident.proposals.filter((proposal) => !ordered.has(proposal.staff))
  const from = Math.max(0, Math.min(chosen - shown + 1, proposals.length - shown))
  return (
    <Section className="staff" title={t('dispatch.staff.title')} note={allowed && proposals.length > 1 ? t('dispatch.staff.choose') : null}>
      <ul>
        {sent.map((order) => (
          <SentRow key={order.id} order={order} />
        ))}
        {proposals.length === 0 && sent.length === 0 ? <li className="staff__none">{t('dispatch.staff.none')}</li> : null}
        {proposals.slice(from, from + Math.max(1, shown - sent.length)).map((proposal, index) => (
          <ProposalRow
            key={proposal.staff}
            proposal={proposal}
            nearest={from + index === 0}
            chosen={allowed && from + index === chosen}
            onChoose={() => onChoose(from + index)}
            onDispatch={onDispatch}
          />
        ))}
      </ul>
    </Section>
  )
}

function SentRow({ order }: { order: Order }) {
  const { t } = useTranslation()
  const format = useFormat()
  const now = useNow(1_000)
  const member = useBoard((board) => board.staff.get(order.staff))
  return (
    <li className="staff-row">
      <span className={`staff-number staff-number--${order.arrivedAt ? 'there' : 'sent'}`}>{member?.number ?? ''}</span>
      <b>{format.named({ name: order.staffName, nameEn: order.staffNameEn })}</b>
      <span className="staff-row__reason">{order.distanceM === null ? null : `${Math.round(order.distanceM)} m`}</span>
      <span>
        {order.arrivedAt
          ? t('dispatch.staff.arrived', { time: format.shortClock(order.arrivedAt) })
          : t('dispatch.staff.ordered', { age: format.age(now - Date.parse(order.givenAt)) })}
      </span>
    </li>
  )
}

interface ProposalRowProps {
  proposal: StaffProposal
  nearest: boolean
  chosen: boolean
  onChoose: () => void
  onDispatch: () => void
}

function ProposalRow({ proposal, nearest, chosen, onChoose, onDispatch }: ProposalRowProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const comma = format.language === 'en' ? ', ' : '，'
  const reason = [
    t(proposal.free ? (nearest ? 'dispatch.reason.nearestFree' : 'dispatch.reason.free') : 'dispatch.reason.busy'),
    `${Math.round(proposal.distanceM)} m`,
    proposal.skilled ? t('dispatch.reason.skilled') : t('dispatch.reason.unskilled'),
    t('dispatch.reason.until', { time: proposal.onDutyUntil }),
  ].join(comma)
  return (
    <li className={`staff-row ${chosen ? 'staff-row--chosen' : ''}`}>
      <button type="button" className="staff-row__choice" aria-pressed={chosen} onClick={onChoose}>
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
