/** The device list as a grid of one keyboard stop: arrows walk, Enter opens, Space chooses, Ctrl+A chooses all. */
import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, type MouseEvent, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/use-format.ts'
import { useSeatPage } from '../../state/seat-page.ts'
import { useSite } from '../../state/use-site.ts'
import { useDeviceDesk } from './device-desk.ts'
import type { SortColumn } from './device-order.rules.ts'
import { DeviceRow, type RowWords, rowId } from './device-row.tsx'
import { allToggled, type RowChoice, rangeTo, toggled } from './row-choice.rules.ts'

const ROW_PX = 40
const PAGE_ROWS = 20

/** What stands above each column; those without a sort column only have words. */
const HEADS: readonly {
  words: 'state' | 'kind' | 'name' | 'place' | 'zone' | 'values' | 'upkeep' | 'source' | 'seen'
  sort: SortColumn | null
}[] = [
  { words: 'state', sort: 'state' },
  { words: 'kind', sort: 'kind' },
  { words: 'name', sort: 'name' },
  { words: 'place', sort: 'place' },
  { words: 'zone', sort: 'zone' },
  { words: 'values', sort: null },
  { words: 'upkeep', sort: null },
  { words: 'source', sort: 'source' },
  { words: 'seen', sort: 'seen' },
]

interface DeviceTableProps {
  ids: readonly string[]
  choice: RowChoice
  onChoice: (choice: RowChoice) => void
}

export function DeviceTable({ ids, choice, onChoice }: DeviceTableProps) {
  const words = useRowWords()
  const { t } = words
  const { device: open, openDevice } = useSeatPage()
  const scroller = useRef<HTMLTableElement>(null)
  const [active, setActive] = useState<string | null>(null)
  const list = useVirtualizer({ count: ids.length, getScrollElement: () => scroller.current, estimateSize: () => ROW_PX, overscan: 12 })

  const choose = (id: string, isRange: boolean) => onChoice(isRange ? rangeTo(choice, id, ids) : toggled(choice, id))
  /** On the box a row is chosen, anywhere else it is opened. */
  const press = (event: MouseEvent) => {
    if (!(event.target instanceof Element)) return
    const id = event.target.closest<HTMLElement>('[data-device]')?.dataset.device
    if (id === undefined) return
    setActive(id)
    if (event.target.closest('.device-row__check')) choose(id, event.shiftKey)
    else openDevice(id)
  }
  const walkTo = (index: number) => {
    const at = Math.min(ids.length - 1, Math.max(0, index))
    setActive(ids[at] ?? null)
    list.scrollToIndex(at)
  }
  const keys = (event: KeyboardEvent) => {
    if (event.target !== scroller.current) return
    const at = active === null ? -1 : ids.indexOf(active)
    const steps: Record<string, number> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      PageDown: at + PAGE_ROWS,
      PageUp: at - PAGE_ROWS,
      Home: 0,
      End: ids.length - 1,
    }
    const step = steps[event.key]
    if (step !== undefined) walkTo(step)
    else if (event.key === 'Enter' && active !== null) openDevice(active)
    else if (event.key === ' ' && active !== null) choose(active, event.shiftKey)
    else if (event.key === 'a' && (event.ctrlKey || event.metaKey)) onChoice(allToggled(choice, ids))
    else return
    event.preventDefault()
  }
  const rows = list.getVirtualItems().flatMap(({ index, start }) => {
    const id = ids[index]
    return id === undefined ? [] : [{ id, index, start }]
  })
  return (
    <table
      ref={scroller}
      className="device-table page__scroll"
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a grid is a table of one keyboard stop
      role="grid"
      tabIndex={0}
      aria-label={t('devices.page.title')}
      aria-multiselectable="true"
      aria-rowcount={ids.length + 1}
      aria-activedescendant={rows.some(({ id }) => id === active) && active !== null ? rowId(active) : undefined}
      onClick={press}
      onKeyDown={keys}
    >
      <Heads isAll={ids.length > 0 && ids.every((id) => choice.chosen.has(id))} onAll={() => onChoice(allToggled(choice, ids))} />
      <tbody style={{ height: list.getTotalSize(), position: 'relative' }}>
        {rows.map(({ id, index, start }) => (
          <DeviceRow
            key={id}
            id={id}
            index={index}
            top={start}
            isChosen={choice.chosen.has(id)}
            isActive={id === active}
            isOpen={id === open}
            words={words}
          />
        ))}
      </tbody>
    </table>
  )
}

const useRowWords = (): RowWords => {
  const { t } = useTranslation()
  const format = useFormat()
  const site = useSite()
  return useMemo(() => {
    const zones = new Map(site?.zones.map((zone) => [zone.id, format.named(zone)]))
    return { t, format, zoneOf: (zone) => zones.get(zone) ?? zone }
  }, [t, format, site])
}

function Heads({ isAll, onAll }: { isAll: boolean; onAll: () => void }) {
  const { t } = useTranslation()
  const { sorting, sortBy } = useDeviceDesk()
  return (
    <thead className="device-table__head">
      <tr aria-rowindex={1} className="device-row device-row--head">
        <th className="device-row__check">
          <input type="checkbox" aria-label={t('devices.choice.all')} checked={isAll} onChange={onAll} />
        </th>
        {HEADS.map(({ words, sort }) => {
          const isSorted = sort !== null && sorting.column === sort
          return (
            <th
              key={words}
              className={`device-row__${words}`}
              aria-sort={isSorted ? (sorting.descending ? 'descending' : 'ascending') : undefined}
            >
              {sort === null ? (
                t(`devices.page.${words}`)
              ) : (
                <button type="button" onClick={() => sortBy(sort)}>
                  {t(`devices.page.${words}`)}
                  {isSorted ? (sorting.descending ? ' ↓' : ' ↑') : ''}
                </button>
              )}
            </th>
          )
        })}
      </tr>
    </thead>
  )
}
