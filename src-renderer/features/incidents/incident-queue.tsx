/** The queue: unaccepted, in hand, returned unseen, device faults in one line, closed this shift. It folds in a flood and holds still under the pointer. */
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Incident } from '../../../src-preload/contract/incidents.contract.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useBoard } from '../../state/board.ts'
import { PrioritySymbol } from '../../ui/priority-symbol.tsx'
import { Section } from '../../ui/section.tsx'
import { FloodLine } from './flood-line.tsx'
import { isFold, type QueueRow } from './fold.rules.ts'
import { FoldRow } from './fold-row.tsx'
import { IncidentCard } from './incident-card.tsx'
import { useFolds } from './use-folds.ts'
import { useQueue } from './use-queue.ts'

interface IncidentQueueProps {
  selected: string | null
  onSelect: (id: string) => void
}

export function IncidentQueue({ selected, onSelect }: IncidentQueueProps) {
  const { t } = useTranslation()
  const { incidents, fresh, order, rows, quiet, flood, waitingBelow, touched, release, handlers } = useQueue()
  const queue = useRef<HTMLElement>(null)
  const folds = [...rows.waiting, ...rows.inHand, ...rows.returned].filter(isFold)
  const { isOpen, toggle } = useFolds(selected, folds.find(({ ids }) => selected !== null && ids.includes(selected))?.key ?? null, touched)

  // biome-ignore lint/correctness/useExhaustiveDependencies: whoever walks by keyboard sees where they are
  useEffect(() => {
    if (!touched) queue.current?.querySelector('.incident-card--selected')?.scrollIntoView({ block: 'nearest' })
  }, [selected])

  const list = (of: readonly QueueRow[]) => (
    <ul>
      {of.map((row) => {
        const first = incidents.get(isFold(row) ? (row.ids[0] ?? '') : row)
        if (!first) return null
        return isFold(row) ? (
          <li key={row.key}>
            <FoldRow fold={row} first={first} open={isOpen(row.key)} onToggle={toggle}>
              {list(row.ids)}
            </FoldRow>
          </li>
        ) : (
          <li key={row}>
            <IncidentCard incident={first} selected={row === selected} onSelect={onSelect} />
          </li>
        )
      })}
    </ul>
  )
  return (
    <nav className="queue" ref={queue} aria-label={t('incidents.queue.title')} {...handlers}>
      {waitingBelow > 0 ? (
        <button type="button" className="queue__banner" onClick={release}>
          {t('incidents.queue.fresh', { n: waitingBelow })}
        </button>
      ) : null}
      {flood ? <FloodLine flood={flood} /> : null}
      <div className="queue__open">
        <Section
          title={t('incidents.queue.waiting')}
          count={fresh.waiting.length}
          note={order.waiting.length === 0 && order.inHand.length > 0 ? t('incidents.queue.allInHand') : null}
        >
          {quiet ? <QuietWords closed={order.closed.flatMap((id) => incidents.get(id) ?? [])} /> : null}
          {list(rows.waiting)}
        </Section>
        {order.inHand.length > 0 ? (
          <Section title={t('incidents.queue.inHand')} count={fresh.inHand.length}>
            {list(rows.inHand)}
          </Section>
        ) : null}
        {order.returned.length > 0 ? (
          <Section title={t('incidents.queue.returned')} count={order.returned.length}>
            {list(rows.returned)}
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
