/** Drills: what can be drilled, what runs, and the sheets of those that were held. */
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DrillSheet } from '../../../src-preload/contract/drills.contract.ts'
import { Refused } from '../../i18n/refused.tsx'
import { useFormat } from '../../i18n/use-format.ts'
import { useSeat } from '../../state/seat-context.tsx'
import { useAct } from '../../state/use-act.ts'
import { EmptyBlock, LoadingBlock } from '../../ui/blocks.tsx'
import { Button } from '../../ui/button.tsx'
import { LabelledField } from '../../ui/labelled-field.tsx'
import { Section } from '../../ui/section.tsx'
import { openDrillSeat } from './drill-windows.ts'
import { SheetView } from './sheet-view.tsx'
import './drills.css'

export function DrillsPage() {
  const { t } = useTranslation()
  const [sheet, setSheet] = useState<DrillSheet | null>(null)
  return (
    <main className="page drills-page" aria-label={t('drills.page.title')}>
      <section>
        <div className="page__head">
          <h2>{t('drills.page.title')}</h2>
        </div>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a page that scrolls can be reached by keyboard */}
        <div className="page__scroll" tabIndex={0}>
          <BeginDrill />
          <Sheets chosen={sheet?.id ?? null} onChoose={setSheet} />
        </div>
      </section>
      <section className="drills-page__side">{sheet ? <SheetView sheet={sheet} /> : <EmptyBlock title={t('drills.sheet.none')} />}</section>
    </main>
  )
}

function BeginDrill() {
  const { t } = useTranslation()
  const { language } = useFormat()
  const { client } = useSeat()
  const queries = useQueryClient()
  const { act, busy, failure } = useAct()
  const [names, setNames] = useState('')
  const [blocked, setBlocked] = useState(false)
  const { data, isPending } = useQuery({ queryKey: ['drills', 'scenarios'], queryFn: () => client.drills.scenarios({}) })
  const participants = names.split(/[,，、\s]+/).filter(Boolean)
  const begin = (scenario: string) =>
    void act(() => client.drills.begin({ scenario, participants, language })).then((begun) => {
      if (!begun) return
      setBlocked(!openDrillSeat(begun.drill, begun.ticket))
      void queries.invalidateQueries({ queryKey: ['drills'] })
    })
  return (
    <Section title={t('drills.begin.title')}>
      <p className="quiet">{t('drills.begin.about')}</p>
      <LabelledField
        label={t('drills.begin.participants')}
        value={names}
        required={false}
        maxLength={400}
        placeholder={t('drills.begin.participantsHint')}
        onText={setNames}
      />
      <Refused failure={failure} words="drills.refusal" />
      {blocked ? <p role="alert">{t('drills.begin.blocked')}</p> : null}
      {isPending ? <LoadingBlock text={t('common.block.loading')} /> : null}
      <ul className="drill-scenarios">
        {data?.items.map(({ id, title, brief, minutes }) => (
          <li key={id}>
            <h3>{title[language]}</h3>
            <p>{brief[language]}</p>
            <small>{t('drills.begin.minutes', { minutes })}</small>
            <Button disabled={busy} onClick={() => begin(id)}>
              {t('drills.begin.begin')}
            </Button>
          </li>
        ))}
      </ul>
      <Running />
    </Section>
  )
}

/** A window that was closed leaves its drill running until somebody ends it. */
function Running() {
  const { t } = useTranslation()
  const format = useFormat()
  const { client } = useSeat()
  const queries = useQueryClient()
  const { act, busy } = useAct()
  const { data } = useQuery({ queryKey: ['drills', 'running'], queryFn: () => client.drills.running({}), refetchInterval: 5_000 })
  const end = (id: string) => void act(() => client.drills.end({ id })).then(() => queries.invalidateQueries({ queryKey: ['drills'] }))
  return (
    <ul className="drills-running">
      {data?.items.map(({ id, title, startedAt }) => (
        <li key={id}>
          <b>{t('drills.running.title', { title: title[format.language], time: format.shortClock(startedAt) })}</b>
          <Button disabled={busy} onClick={() => end(id)}>
            {t('drills.band.end')}
          </Button>
        </li>
      ))}
    </ul>
  )
}

function Sheets({ chosen, onChoose }: { chosen: string | null; onChoose: (sheet: DrillSheet) => void }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { client } = useSeat()
  const { data, hasNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ['drills', 'sheets'],
    queryFn: ({ pageParam }) => client.drills.list({ limit: 30, ...(pageParam && { cursor: pageParam }) }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    refetchInterval: 10_000,
  })
  const sheets = data?.pages.flatMap((page) => page.items) ?? []
  return (
    <Section title={t('drills.sheets.title')}>
      {data && sheets.length === 0 ? <p className="quiet">{t('drills.sheets.none')}</p> : null}
      <ul>
        {sheets.map((sheet) => (
          <li key={sheet.id}>
            <button type="button" className="past-shift" aria-current={sheet.id === chosen || undefined} onClick={() => onChoose(sheet)}>
              <time>
                {format.date(sheet.startedAt)} {format.shortClock(sheet.startedAt)}
              </time>
              <span>{sheet.title[format.language]}</span>
              <span>{sheet.participants.join('　')}</span>
            </button>
          </li>
        ))}
      </ul>
      {hasNextPage ? <Button onClick={() => void fetchNextPage()}>{t('drills.sheets.older')}</Button> : null}
    </Section>
  )
}
