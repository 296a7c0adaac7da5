/** Alarms of devices that open no incident: what asks for a person, and everything that is silent now, with its end. */
import { useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Alarm } from '../../../src-preload/contract/alarms.contract.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useNow } from '../../state/use-now.ts'
import { EmptyBlock, ErrorBlock, LoadingBlock } from '../../ui/blocks.tsx'
import { Button } from '../../ui/button.tsx'
import { Section } from '../../ui/section.tsx'
import { useListKeys } from '../../ui/use-list-keys.ts'
import { useTouched } from '../../ui/use-touched.ts'
import { AlarmDetail } from './alarm-detail.tsx'
import { type AlarmParts, heldList, isUnseen, LIST_PARTS, type ListPart } from './alarm-list.rules.ts'
import { AlarmRow } from './alarm-row.tsx'
import { ServiceList } from './service-list.tsx'
import { useAlarmActs } from './use-alarm-acts.ts'
import { useDeviceAlarms } from './use-device-alarms.ts'
import { useShown } from './use-witness.ts'

export function AlarmsPage() {
  const { t } = useTranslation()
  const { data, isPending, isError, refetch } = useDeviceAlarms()
  return (
    <main className="page alarms" aria-label={t('alarms.list.title')}>
      {data ? (
        <AlarmDesk parts={data.parts} isCut={data.isCut} />
      ) : (
        <section>
          {isPending ? <LoadingBlock text={t('common.block.loading')} /> : null}
          {isError ? <ErrorBlock title={t('common.block.failed')} retry={t('common.block.retry')} onRetry={() => void refetch()} /> : null}
        </section>
      )}
    </main>
  )
}

interface AlarmDeskProps {
  parts: AlarmParts
  /** There are more than could be read. */
  isCut: boolean
}

function AlarmDesk({ parts, isCut }: AlarmDeskProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const list = useRef<HTMLDivElement>(null)
  const { touched, release, handlers } = useTouched()
  const shown = useRef<string[]>([])
  const [chosenId, setChosenId] = useState<string | null>(null)
  const [shelving, setShelving] = useState(false)
  const acts = useAlarmActs()

  const { alarms: active, waitingBelow } = touched ? heldList(shown.current, parts.active) : { alarms: parts.active, waitingBelow: 0 }
  shown.current = active.map(({ id }) => id)
  useShown(active)
  const rows = { ...parts, active }
  const ids = LIST_PARTS.flatMap((part) => rows[part].map(({ id }) => id))
  const chosen = LIST_PARTS.flatMap((part) => rows[part]).find(({ id }) => id === chosenId)
  const unseen = active.filter(isUnseen).map(({ id }) => id)

  const choose = useCallback((id: string) => {
    setChosenId(id)
    setShelving(false)
  }, [])
  useListKeys({
    ids,
    chosen: chosenId,
    onChoose: choose,
    acts: {
      enter: () => chosen && isUnseen(chosen) && acts.acknowledge([chosen.id]),
      a: () => acts.acknowledge(unseen),
      s: () => setShelving(true),
      u: () => chosen?.state === 'shelved' && acts.unshelve(chosen.id),
    },
  })
  useEffect(() => {
    if (chosenId) list.current?.querySelector<HTMLElement>(`[data-alarm="${CSS.escape(chosenId)}"]`)?.focus()
  }, [chosenId])

  return (
    <>
      <section className="alarms__main">
        <div className="page__head">
          <h2>{t('alarms.list.title')}</h2>
          <span className="quiet">{t('alarms.list.unseen', { count: unseen.length, shown: format.count(unseen.length) })}</span>
          <Button
            className="alarms__all"
            keyName="A"
            disabled={unseen.length === 0 || acts.isBusy}
            onClick={() => acts.acknowledge(unseen)}
          >
            {t('alarms.act.acknowledgeAll')}
          </Button>
        </div>
        {waitingBelow > 0 ? (
          <button type="button" className="queue__banner" onClick={release}>
            {t('alarms.list.fresh', { n: waitingBelow })}
          </button>
        ) : null}
        <div className="page__scroll" ref={list} {...handlers}>
          {LIST_PARTS.map((part) => (
            <AlarmSection key={part} part={part} alarms={rows[part]} chosen={chosenId} onChoose={choose} />
          ))}
          {isCut ? <p className="quiet">{t('alarms.list.cut')}</p> : null}
          <ServiceList />
        </div>
      </section>
      <AlarmDetail alarm={chosen} acts={acts} shelving={shelving} onShelving={setShelving} />
    </>
  )
}

interface AlarmSectionProps {
  part: ListPart
  alarms: Alarm[]
  chosen: string | null
  onChoose: (id: string) => void
}

function AlarmSection({ part, alarms, chosen, onChoose }: AlarmSectionProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const now = useNow(1_000)
  if (alarms.length === 0)
    return part === 'active' ? <EmptyBlock title={t('alarms.list.none')}>{t('alarms.list.noneNote')}</EmptyBlock> : null
  return (
    <Section title={t(`alarms.part.${part}`)} count={format.count(alarms.length)} note={t(`alarms.partNote.${part}`)}>
      <ul>
        {alarms.map((alarm) => (
          <li key={alarm.id}>
            <AlarmRow alarm={alarm} chosen={alarm.id === chosen} age={format.age(now - Date.parse(alarm.sensedAt))} onChoose={onChoose} />
          </li>
        ))}
      </ul>
    </Section>
  )
}
