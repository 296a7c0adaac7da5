/** Where false alarms come from: causes, devices, limits, kinds; each leads to the device page or to the records behind it. */
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Causes } from '../../../src-preload/contract/archive.contract.ts'
import { pointText } from '../../i18n/point-text.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useBoard } from '../../state/board.ts'
import { deviceKindOf, pointKindOf } from '../../state/device-kinds.ts'
import { useSeat } from '../../state/seat-context.tsx'
import { useSeatPage } from '../../state/seat-page.ts'
import { EmptyBlock, ErrorBlock, LoadingBlock } from '../../ui/blocks.tsx'
import { Button } from '../../ui/button.tsx'
import { useArchiveDesk } from './archive-desk.ts'

const DAY_MS = 86_400_000
const SPANS = { days30: 30, days365: 365, all: null } as const
type SpanName = keyof typeof SPANS
const BEGINNING = '2000-01-01T00:00:00.000Z'
const END = '9999-01-01T00:00:00.000Z'

export function CausesPanel() {
  const { t } = useTranslation()
  const { client } = useSeat()
  const [span, setSpan] = useState<SpanName>('days365')
  const { data, isError, refetch } = useQuery({
    queryKey: ['archive', 'causes', span],
    queryFn: () => {
      const days = SPANS[span]
      return client.archive.causes({ from: days === null ? BEGINNING : new Date(Date.now() - days * DAY_MS).toISOString(), to: END })
    },
  })
  return (
    <section aria-label={t('archive.causes.title')}>
      <div className="page__head">
        <h2>{t('archive.causes.title')}</h2>
        <fieldset className="spans page__count" aria-label={t('archive.causes.span')}>
          {(Object.keys(SPANS) as SpanName[]).map((each) => (
            <Button key={each} aria-pressed={each === span} onClick={() => setSpan(each)}>
              {t(`archive.causes.${each}`)}
            </Button>
          ))}
        </fieldset>
      </div>
      {!data && isError ? (
        <ErrorBlock title={t('common.block.failed')} retry={t('common.block.retry')} onRetry={() => void refetch()} />
      ) : null}
      {!data && !isError ? <LoadingBlock text={t('common.block.loading')} /> : null}
      {data && data.byKind.length === 0 ? <EmptyBlock title={t('archive.causes.none')} /> : null}
      {data && data.byKind.length > 0 ? <CauseTables causes={data} /> : null}
    </section>
  )
}

function CauseTables({ causes }: { causes: Causes }) {
  const { t } = useTranslation()
  const format = useFormat()
  const narrow = useArchiveDesk((desk) => desk.narrow)
  const limitWords = useLimitWords()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a page that scrolls can be reached by keyboard
    <div className="page__scroll record causes" tabIndex={0}>
      <Table title={t('archive.causes.byCategory')} heads={[t('archive.search.cause'), t('archive.causes.false')]}>
        {causes.byCategory.map(({ category, incidents }) => (
          <tr key={category}>
            <th scope="row">
              <button type="button" className="link" onClick={() => narrow({ outcome: 'false', cause: category })}>
                {t(`figures.cause.${category}`)}
              </button>
            </th>
            <td>{format.count(incidents)}</td>
          </tr>
        ))}
      </Table>
      <CountTable title={t('archive.causes.byDevice')} heads={[t('archive.causes.device'), t('archive.causes.place')]}>
        {causes.byDevice.map(({ device, place, placeEn, ...counts }) => (
          <CountRow key={device} counts={counts} extra={format.placed({ text: place, textEn: placeEn })}>
            <DeviceLink id={device} name={format.named(counts)} />
          </CountRow>
        ))}
      </CountTable>
      <CountTable title={t('archive.causes.byLimit')} heads={[t('archive.causes.limit')]}>
        {causes.byLimit.map(({ kind, point, condition, ...counts }) => (
          <CountRow key={[kind, point, condition].join('/')} counts={counts}>
            {limitWords(kind, point, condition)}
          </CountRow>
        ))}
      </CountTable>
      <CountTable title={t('archive.causes.byKind')} heads={[t('archive.search.kind')]}>
        {causes.byKind.map(({ kind, ...counts }) => (
          <CountRow key={kind} counts={counts}>
            <button type="button" className="link" onClick={() => narrow({ outcome: 'false', kind })}>
              {t(`incidents.kind.${kind}`)}
            </button>
          </CountRow>
        ))}
      </CountTable>
    </div>
  )
}

/** A device that is no longer there has no page. */
function DeviceLink({ id, name }: { id: string; name: string }) {
  const { t } = useTranslation()
  const isThere = useBoard((board) => board.devices.has(id))
  const openDevice = useSeatPage((pages) => pages.openDevice)
  if (!isThere) return t('archive.causes.gone')
  return (
    <button type="button" className="link" title={t('archive.causes.openDevice')} onClick={() => openDevice(id)}>
      {name}
    </button>
  )
}

const useLimitWords = () => {
  const { t } = useTranslation()
  const { language } = useFormat()
  return (kind: string | null, point: string, condition: string): string => {
    const known = kind === null ? undefined : deviceKindOf(kind)
    const device = known?.name[language] ?? t('archive.causes.gone')
    if (condition.startsWith('combination:')) return `${device}　${t('archive.causes.combination')}`
    const words = kind === null ? undefined : pointKindOf(kind, point)
    const value = words?.limits.find(({ id }) => id === condition)?.value
    const limit = value === undefined ? '' : pointText(words, value, words?.unit ?? '', language)
    return [device, words?.name[language] ?? point, limit].filter(Boolean).join('　')
  }
}

interface TableProps {
  title: string
  heads: readonly string[]
  children: ReactNode
}

function Table({ title, heads, children }: TableProps) {
  return (
    <section>
      <h2>{title}</h2>
      <table>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </section>
  )
}

function CountTable({ heads, ...rest }: TableProps) {
  const { t } = useTranslation()
  const counted = (['false', 'total', 'share', 'last'] as const).map((each) => t(`archive.causes.${each}`))
  return <Table heads={[...heads, ...counted]} {...rest} />
}

interface CountRowProps {
  counts: { incidents: number; total: number; lastAt: string }
  extra?: string
  children: ReactNode
}

function CountRow({ counts: { incidents, total, lastAt }, extra, children }: CountRowProps) {
  const format = useFormat()
  return (
    <tr>
      <th scope="row">{children}</th>
      {extra === undefined ? null : <td>{extra}</td>}
      <td>{format.count(incidents)}</td>
      <td>{format.count(total)}</td>
      <td>{Math.round((incidents / total) * 100)} %</td>
      <td>
        {format.day(lastAt)} {format.shortClock(lastAt)}
      </td>
    </tr>
  )
}
