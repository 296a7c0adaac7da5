/** The records that were found, newest first; only those in sight are drawn, further pages come as one scrolls. Open incidents stand above. */
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useShallow } from 'zustand/react/shallow'
import type { ArchiveEntry } from '../../../src-preload/contract/archive.contract.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useBoard } from '../../state/board.ts'
import { openReplay } from '../../state/replay.ts'
import { EmptyBlock, ErrorBlock, LoadingBlock } from '../../ui/blocks.tsx'
import { Button } from '../../ui/button.tsx'
import { PrioritySymbol } from '../../ui/priority-symbol.tsx'
import { useListKeys } from '../../ui/use-list-keys.ts'
import { NO_SEARCH, useArchiveDesk } from './archive-desk.ts'
import { useSearch } from './use-search.ts'

const ROW_PX = 58
/** So many rows before the end, the next page is read. */
const AHEAD = 20

export function RecordList() {
  const { t } = useTranslation()
  const { search, chosen, choose, narrow } = useArchiveDesk()
  const { data, isPending, isError, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = useSearch()
  const items = data?.pages.flatMap((page) => page.items) ?? []
  const scroller = useRef<HTMLDivElement>(null)
  const rows = useVirtualizer({ count: items.length, getScrollElement: () => scroller.current, estimateSize: () => ROW_PX, overscan: 8 })
  const last = rows.getVirtualItems().at(-1)?.index ?? 0
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && last >= items.length - AHEAD) void fetchNextPage()
  }, [hasNextPage, isFetchingNextPage, last, items.length, fetchNextPage])
  const ids = items.map(({ incident }) => incident)
  const walkTo = (id: string) => {
    choose(id)
    rows.scrollToIndex(ids.indexOf(id))
  }
  useListKeys({ ids, chosen, onChoose: walkTo, acts: {} })
  const isWhole = JSON.stringify(search) === JSON.stringify(NO_SEARCH)
  if (isPending) return <LoadingBlock text={t('common.block.loading')} />
  if (isError && !data)
    return <ErrorBlock title={t('common.block.failed')} retry={t('common.block.retry')} onRetry={() => void refetch()} />
  return (
    <>
      {isWhole ? <OpenIncidents /> : null}
      {items.length === 0 ? (
        <EmptyBlock title={t(isWhole ? 'archive.search.noneAtAll' : 'archive.search.none')}>
          {isWhole ? null : <Button onClick={() => narrow(NO_SEARCH)}>{t('archive.search.clear')}</Button>}
        </EmptyBlock>
      ) : (
        <>
          <p className="record-list__count">
            {t(hasNextPage ? 'archive.search.foundMore' : 'archive.search.found', { count: items.length })}
          </p>
          <div className="page__scroll" ref={scroller}>
            <ul className="record-list" style={{ height: rows.getTotalSize() }}>
              {rows.getVirtualItems().map(({ index, start }) => {
                const entry = items[index]
                return entry ? (
                  <li key={entry.incident} style={{ transform: `translateY(${start}px)`, height: ROW_PX }}>
                    <RecordRow entry={entry} chosen={entry.incident === chosen} onChoose={choose} />
                  </li>
                ) : null
              })}
            </ul>
          </div>
        </>
      )}
    </>
  )
}

function RecordRow({ entry, chosen, onChoose }: { entry: ArchiveEntry; chosen: boolean; onChoose: (incident: string) => void }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { incident, kind, priority, place, placeEn, openedAt, outcome, cause, owner, addenda } = entry
  return (
    <button type="button" className="archive-row" aria-current={chosen} onClick={() => onChoose(incident)}>
      <PrioritySymbol rank={priority} size={16} />
      <b>
        {t(`incidents.kind.${kind}`)}　{format.placed({ text: place, textEn: placeEn })}
      </b>
      <time>
        {format.day(openedAt)} {format.shortClock(openedAt)}
      </time>
      <span>
        {[
          t(`figures.outcome.${outcome}`),
          outcome === 'false' && cause ? t(`figures.cause.${cause}`) : '',
          owner ?? '',
          addenda > 0 ? t('archive.search.added', { count: addenda }) : '',
        ]
          .filter(Boolean)
          .join('　')}
      </span>
    </button>
  )
}

/** What is not over has no record yet, but can be seen again so far. */
function OpenIncidents() {
  const { t } = useTranslation()
  const format = useFormat()
  const open = useBoard(useShallow((board) => [...board.incidents.values()].filter(({ state }) => state !== 'archived')))
  if (open.length === 0) return null
  return (
    <ul className="record-list__open">
      {open.map(({ id, kind, priority, place, openedAt }) => (
        <li key={id}>
          <button type="button" className="archive-row" onClick={() => openReplay(id)}>
            <PrioritySymbol rank={priority} size={16} />
            <b>
              {t(`incidents.kind.${kind}`)}　{format.placed(place)}
            </b>
            <time>{format.shortClock(openedAt)}</time>
            <span>
              {t('archive.search.open')}　{t('archive.record.replay')}
            </span>
          </button>
        </li>
      ))}
    </ul>
  )
}
