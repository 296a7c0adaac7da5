/** What was pressed and is not with the desk yet, with the phone's time. */
import { IconClock } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/use-format.ts'
import { useBoard } from '../../state/board.ts'
import { useHandset } from '../handset-state.ts'
import { isWaiting } from '../queue/queue.rules.ts'
import { useActWords } from '../use-act-words.ts'

/** What is on its way for a moment need not be listed. */
const isListed = (isCut: boolean, count: number) => count > 0 && isCut

export function WaitingList() {
  const { t } = useTranslation()
  const words = useActWords()
  const format = useFormat()
  const isCut = useBoard((board) => board.link.state !== 'live')
  const entries = useHandset((state) => state.entries)
  const waiting = entries.filter((entry) => isWaiting(entry) && entry.item.act.kind !== 'position')
  if (!isListed(isCut, waiting.length)) return null
  return (
    <ul className="waiting-list">
      {waiting.map(({ item: { id, at, act } }) => (
        <li key={id}>
          <IconClock size={18} stroke={2} aria-hidden="true" />
          <span>{words(act)}</span>
          <time dateTime={at}>{format.clock(at)}</time>
          <span>{t('handset.order.waiting')}</span>
        </li>
      ))}
    </ul>
  )
}
