/** Open incidents with their clocks, as the desk's queue has them, and the figures that matter. */
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Incident } from '../../../src-preload/contract/incidents.contract.ts'
import { pressingDeadline } from '../../features/incidents/deadline.rules.ts'
import { DeadlineText, Elapsed, RunningBar } from '../../features/incidents/elapsed.tsx'
import { queueOrder } from '../../features/incidents/queue.rules.ts'
import { useStateWords } from '../../features/incidents/use-state-words.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useBoard } from '../../state/board.ts'
import { useStaff } from '../../state/use-all.ts'
import { PrioritySymbol, rankColour } from '../../ui/priority-symbol.tsx'

export function IncidentList() {
  const { t } = useTranslation()
  const incidents = useBoard((board) => board.incidents)
  const { waiting, returned, inHand, closed } = useMemo(() => queueOrder(incidents.values()), [incidents])
  const open = [...waiting, ...returned, ...inHand].flatMap((id) => incidents.get(id) ?? [])
  return (
    <>
      <Figures waiting={waiting.length} inHand={inHand.length} />
      {open.length === 0 ? (
        <section className="quiet">
          <h1>{t('handset.manager.none')}</h1>
        </section>
      ) : null}
      {open.map((incident) => (
        <Row key={incident.id} incident={incident} />
      ))}
      <p className="quiet-words part">{t('handset.manager.closed', { count: closed.length })}</p>
    </>
  )
}

function Figures({ waiting, inHand }: { waiting: number; inHand: number }) {
  const { t } = useTranslation()
  const devices = useBoard((board) => board.health?.devices)
  const staff = [...useStaff().values()].filter(({ state }) => state !== 'offDuty')
  const figures = [
    [t('handset.manager.waiting'), String(waiting)],
    [t('handset.manager.working'), String(inHand)],
    [
      t('handset.manager.free'),
      t('handset.manager.figure', { part: staff.filter(({ state }) => state === 'free').length, total: staff.length }),
    ],
    [t('handset.manager.devices'), devices ? t('handset.manager.figure', { part: devices.online, total: devices.total }) : '–'],
  ]
  return (
    <dl className="figures">
      {figures.map(([name, figure]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{figure}</dd>
        </div>
      ))}
    </dl>
  )
}

function Row({ incident }: { incident: Incident }) {
  const { t } = useTranslation()
  const format = useFormat()
  const state = useStateWords(incident)
  const deadline = pressingDeadline(incident)
  const { priority, kind, place, unacknowledged, owner, orders } = incident
  const sent = orders.filter(({ endedAt }) => endedAt === null).length
  return (
    <article className={`incident-row ${unacknowledged ? `wash-${priority}` : ''}`}>
      <PrioritySymbol rank={priority} filled={unacknowledged} blink={unacknowledged} />
      <b>
        {t(`incidents.kind.${kind}`)} <span style={{ color: rankColour(priority) }}>{t(`common.priority.${priority}`)}</span>
      </b>
      <Elapsed incident={incident} />
      <strong>{format.placed(place)}</strong>
      <p>
        <span>{state}</span>
        {deadline ? <DeadlineText deadline={deadline} /> : null}
      </p>
      {deadline ? <RunningBar incident={incident} deadline={deadline} /> : null}
      <p className="quiet-words">
        {owner ? t('handset.manager.owner', { name: owner.name }) : t('handset.manager.nobody')}
        {sent > 0 ? `　${t('handset.manager.orders', { count: sent })}` : null}
      </p>
    </article>
  )
}
