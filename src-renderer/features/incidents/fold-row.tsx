/** Many incidents of one cause in one street as one row: how bad, how many, since when; it opens to the incidents themselves. */
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Incident } from '../../../src-preload/contract/incidents.contract.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { PrioritySymbol, rankColour } from '../../ui/priority-symbol.tsx'
import { Elapsed } from './elapsed.tsx'
import type { Fold } from './fold.rules.ts'

interface FoldRowProps {
  fold: Fold
  /** The incident of the fold that the queue puts first: the worst, then the oldest. */
  first: Incident
  open: boolean
  onToggle: (key: string) => void
  children: ReactNode
}

export function FoldRow({ fold, first, open, onToggle, children }: FoldRowProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const waiting = first.unacknowledged
  const Chevron = open ? IconChevronDown : IconChevronRight
  return (
    <>
      <button
        type="button"
        className={`fold-row ${waiting ? `fold-row--waiting wash-${first.priority}` : ''}`}
        aria-expanded={open}
        onClick={() => onToggle(fold.key)}
      >
        <PrioritySymbol rank={first.priority} filled={waiting} blink={waiting} />
        <span className="fold-row__words">
          <b>{t('alarms.flood.fold', { place: format.placed(fold.place), cause: t(`incidents.hazard.${fold.kind}`) })}</b>
          <span className="fold-row__foot">
            <span style={{ color: rankColour(first.priority) }}>{t(`common.priority.${first.priority}`)}</span>
            <span>
              {t('alarms.flood.oldest')} <Elapsed incident={first} />
            </span>
          </span>
        </span>
        <b className="fold-row__count">×{format.count(fold.ids.length)}</b>
        <Chevron size={18} stroke={1.6} aria-hidden="true" />
      </button>
      {open ? <div className="fold-row__inside">{children}</div> : null}
    </>
  )
}
