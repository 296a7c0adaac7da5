/** The queue: unaccepted, in hand, returned unseen, device faults in one line, closed this shift. It holds still under the pointer. */
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Incident } from '../../../src-preload/contract/incidents.contract.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useBoard } from '../../state/board.ts'
import { PrioritySymbol } from '../../ui/priority-symbol.tsx'
import { Section } from '../../ui/section.tsx'
import { IncidentCard } from './incident-card.tsx'
import { heldOrder, type QueueOrder, queueOrder } from './queue.rules.ts'
import { useTouched } from './use-touched.ts'

interface IncidentQueueProps {
  selected: string | null
  onSelect: (id: string) => void
}

export function IncidentQueue({ selected, onSelect }: IncidentQueueProps) {
  const { t } = useTranslation()
  const incidents = useBoard((board) => board.incidents)
  const { touched, release, handlers } = useTouched()
  const shown = useRef<QueueOrder | null>(null)
  const fresh = queueOrder(incidents.values())
  const { order, waitingBelow } = touched && shown.current ? heldOrder(shown.current, fresh) : { order: fresh, waitingBelow: 0 }
  shown.current = order

  const cards = (ids: string[]) =>
    ids
      .flatMap((id) => incidents.get(id) ?? [])
      .map((incident) => (
        <li key={incident.id}>
          <IncidentCard incident={incident} selected={incident.id === selected} onSelect={onSelect} />
        </li>
      ))
  const quiet = order.waiting.length + order.inHand.length + order.returned.length === 0
  return (
    <nav className="queue" aria-label={t('incidents.queue.title')} {...handlers}>
      {waitingBelow > 0 ? (
        <button type="button" className="queue__banner" onClick={release}>
          {t('incidents.queue.fresh', { n: waitingBelow })}
        </button>
      ) : null}
      <div className="queue__open">
        <Section
          title={t('incidents.queue.waiting')}
          count={fresh.waiting.length}
          note={order.waiting.length === 0 && order.inHand.length > 0 ? t('incidents.queue.allInHand') : null}
        >
          {quiet ? <QuietWords closed={order.closed.flatMap((id) => incidents.get(id) ?? [])} /> : null}
          <ul>{cards(order.waiting)}</ul>
        </Section>
        {order.inHand.length > 0 ? (
          <Section title={t('incidents.queue.inHand')} count={fresh.inHand.length}>
            <ul>{cards(order.inHand)}</ul>
          </Section>
        ) : null}
        {order.returned.length > 0 ? (
          <Section title={t('incidents.queue.returned')} count={order.returned.length}>
            <ul>{cards(order.returned)}</ul>
          </Section>
        ) : null}
        <DeviceFaults />
      </div>
      {order.closed.length > 0 ? <ClosedList ids={order.closed} selected={selected} onSelect={onSelect} /> : null}
    </nav>
  )
}

function QuietWords({ closed }: { closed: Incident[] }) {
  const { t } = useTranslation()
  const format = useFormat()
  const last = closed[0]
  return (
    <div className="queue__quiet">
      <b>{t('incidents.queue.none')}</b>
      {last?.archivedAt ? (
        <p>{t('incidents.queue.last', { time: format.shortClock(last.archivedAt), state: t(`incidents.state.${last.state}`) })}</p>
      ) : null}
    </div>
  )
}

function DeviceFaults() {
  const { t } = useTranslation()
  const devices = useBoard((board) => board.health?.devices)
  if (!devices) return null
  const offline = devices.total - devices.online
  if (offline + devices.faulty === 0) return null
  return (
    <Section title={t('incidents.queue.faults')} count={offline + devices.faulty}>
      <div className="queue__faults">
        <PrioritySymbol rank="fault" size={14} />
        <span>{t('incidents.queue.faultsLine', { offline, faulty: devices.faulty })}</span>
        <span>{t('incidents.queue.faultsNote')}</span>
      </div>
    </Section>
  )
}

function ClosedList({ ids, selected, onSelect }: { ids: string[]; selected: string | null; onSelect: (id: string) => void }) {
  const { t } = useTranslation()
  const format = useFormat()
  const incidents = useBoard((board) => board.incidents)
  return (
    <Section title={t('incidents.queue.closed')} count={ids.length} className="queue__closed">
      <ul>
        {ids
          .flatMap((id) => incidents.get(id) ?? [])
          .map((incident) => (
            <li key={incident.id}>
              <button type="button" className="closed-row" aria-current={incident.id === selected} onClick={() => onSelect(incident.id)}>
                <time>{format.shortClock(incident.archivedAt ?? incident.openedAt)}</time>
                <span>
                  {t(`incidents.kind.${incident.kind}`)}　{format.placed(incident.place)}
                </span>
                <span>{t(`incidents.closed.${incident.verdict}`)}</span>
              </button>
            </li>
          ))}
      </ul>
    </Section>
  )
}
