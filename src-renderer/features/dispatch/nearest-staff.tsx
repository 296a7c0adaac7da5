/** Who is sent and how far the order is; who can go, best first, each with the reason in one line; and whole teams. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Incident } from '../../../src-preload/contract/incidents.contract.ts'
import { give } from '../../state/commands.ts'
import { useSeat } from '../../state/seat-context.tsx'
import { KeyCap } from '../../ui/key-cap.tsx'
import { Section } from '../../ui/section.tsx'
import './dispatch.css'
import { GroupChoice } from './group-choice.tsx'
import { isRunning, nextOf, orderInHand, type RunningOrder } from './order.rules.ts'
import { OrderRow } from './order-row.tsx'
import { ProposalRow } from './proposal-row.tsx'
import { useDispatchKeys } from './use-dispatch-keys.ts'

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
  const { client } = useSeat()
  const [opened, setOpened] = useState<string | null>(null)
  const [isGroupOpen, setGroupOpen] = useState(false)
  const running = incident.orders.filter(isRunning)
  const absent = new Set(incident.orders.flatMap(({ staff, reason }) => (reason === null ? [] : [staff])))
  const inHand = orderInHand(running, opened)
  const allowed = incident.allowed.includes('dispatch')
  const { proposals } = incident
  const from = Math.max(0, Math.min(chosen - shown + 1, proposals.length - shown))

  const next = (order: RunningOrder) => void give(client, nextOf(order), incident.id, { staff: order.staff })
  const send = (group: string) =>
    void give(client, 'dispatch', incident.id, { group }).then((taken) => {
      if (taken) setGroupOpen(false)
    })
  useDispatchKeys({
    a: () => {
      if (inHand) next(inHand)
    },
    g: () => {
      if (allowed) setGroupOpen(!isGroupOpen)
    },
  })
  const note = allowed ? (
    <span className="staff__note">
      {proposals.length > 1 ? t('dispatch.staff.choose') : null}
      <button type="button" aria-keyshortcuts="G" aria-expanded={isGroupOpen} onClick={() => setGroupOpen(!isGroupOpen)}>
        {t('dispatch.group.open')} <KeyCap>G</KeyCap>
      </button>
    </span>
  ) : null
  return (
    <Section className="staff" title={t('dispatch.staff.title')} note={note}>
      {isGroupOpen ? <GroupChoice onSend={send} onCancel={() => setGroupOpen(false)} /> : null}
      <ul>
        {running.map((order) => (
          <OrderRow
            key={order.id}
            incident={incident.id}
            order={order}
            inHand={order === inHand}
            opened={order.id === opened}
            onOpen={() => setOpened(order.id === opened ? null : order.id)}
            onNext={() => next(order)}
          />
        ))}
        {proposals.length === 0 && running.length === 0 ? <li className="staff__none">{t('dispatch.staff.none')}</li> : null}
        {proposals.slice(from, from + Math.max(1, shown - running.length)).map((proposal, index) => (
          <ProposalRow
            key={proposal.staff}
            proposal={proposal}
            absent={absent.has(proposal.staff)}
            chosen={allowed && from + index === chosen}
            onChoose={() => onChoose(from + index)}
            onDispatch={onDispatch}
          />
        ))}
      </ul>
    </Section>
  )
}
