/** The raw messages of the network as they come in, newest first. It stays where one reads, and stops when told to. */
import { IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useDeferredValue, useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RawMessage } from '../../../src-preload/contract/network.contract.ts'
import { SourceId } from '../../../src-preload/contract/wire/words.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { EmptyBlock, ErrorBlock, LoadingBlock } from '../../ui/blocks.tsx'
import { Button } from '../../ui/button.tsx'
import { amountOf } from './amount.rules.ts'
import { useMeaningWords } from './use-meaning-words.ts'
import { useSourceName } from './use-source-name.ts'
import { type TailFilter, useTail } from './use-tail.ts'

const ROW_PX = 32

interface MessageTailProps {
  chosen: number | null
  onChoose: (message: RawMessage) => void
}

export function MessageTail({ chosen, onChoose }: MessageTailProps) {
  const { t } = useTranslation()
  const sourceName = useSourceName()
  const [filter, setFilter] = useState<TailFilter>({ source: null, words: '' })
  const [paused, setPaused] = useState(false)
  const asked = useDeferredValue(filter)
  const { data, isPending, isError, refetch } = useTail({ ...asked, words: asked.words.trim() }, paused)
  return (
    <section className="tail" aria-label={t('network.tail.title')}>
      <div className="page__head">
        <h2>{t('network.tail.title')}</h2>
        <select
          className="field"
          aria-label={t('network.tail.source')}
          value={filter.source ?? ''}
          onChange={(event) => setFilter({ ...filter, source: SourceId.safeParse(event.target.value).data ?? null })}
        >
          <option value="">{t('network.tail.allSources')}</option>
          {SourceId.options.map((source) => (
            <option key={source} value={source}>
              {sourceName(source)}
            </option>
          ))}
        </select>
        <input
          type="search"
          className="field"
          maxLength={100}
          placeholder={t('network.tail.words')}
          aria-label={t('network.tail.words')}
          value={filter.words}
          onChange={(event) => setFilter({ ...filter, words: event.target.value })}
        />
        <Button aria-pressed={paused} onClick={() => setPaused(!paused)}>
          {paused ? <IconPlayerPlay size={16} aria-hidden="true" /> : <IconPlayerPause size={16} aria-hidden="true" />}{' '}
          {t(paused ? 'network.tail.goOn' : 'network.tail.pause')}
        </Button>
        <span className="page__count">{t('network.tail.note')}</span>
      </div>
      {isPending ? <LoadingBlock text={t('common.block.loading')} /> : null}
      {isError && !data ? (
        <ErrorBlock title={t('common.block.failed')} retry={t('common.block.retry')} onRetry={() => void refetch()} />
      ) : null}
      {data?.length === 0 ? <EmptyBlock title={t('network.tail.none')} /> : null}
      {data && data.length > 0 ? <TailRows messages={data} chosen={chosen} onChoose={onChoose} /> : null}
    </section>
  )
}

function TailRows({ messages, chosen, onChoose }: MessageTailProps & { messages: RawMessage[] }) {
  const { t } = useTranslation()
  const scroller = useRef<HTMLDivElement>(null)
  const newest = useRef(messages[0]?.seq)
  const list = useVirtualizer({
    count: messages.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: 8,
    getItemKey: (index) => messages[index]?.seq ?? index,
  })

  // What came on top must not push away what somebody reads below.
  useLayoutEffect(() => {
    const added = messages.findIndex(({ seq }) => seq === newest.current)
    newest.current = messages[0]?.seq
    const element = scroller.current
    if (element && element.scrollTop > 0 && added > 0) element.scrollTop += added * ROW_PX
  }, [messages])

  return (
    <div className="page__scroll" ref={scroller}>
      <ul style={{ height: list.getTotalSize(), position: 'relative' }} aria-label={t('network.tail.title')}>
        {list.getVirtualItems().map(({ index, key, start }) => {
          const message = messages[index]
          return message ? (
            <li key={key} style={{ transform: `translateY(${start}px)` }}>
              <button type="button" className="tail-row" aria-current={message.seq === chosen} onClick={() => onChoose(message)}>
                <TailCells message={message} />
              </button>
            </li>
          ) : null
        })}
      </ul>
    </div>
  )
}

function TailCells({ message }: { message: RawMessage }) {
  const format = useFormat()
  const sourceName = useSourceName()
  const meaning = useMeaningWords()
  const { words, isRefused } = meaning(message.meaning)
  return (
    <>
      <time>{format.clockTenths(message.at)}</time>
      <span>{sourceName(message.source)}</span>
      <span className={isRefused ? 'tail-row__refused' : 'quiet'}>{words}</span>
      <span className="tail-row__topic">{message.topic}</span>
      <code>{message.excerpt}</code>
      <span className="quiet">{amountOf(message.bytes)}</span>
    </>
  )
}
