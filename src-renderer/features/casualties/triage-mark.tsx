/** A START category by shape, colour and word: ◆ red, ▲ yellow, ● green, ✚ black. */
import { useTranslation } from 'react-i18next'
import type { TriageCategory } from '../../../src-preload/contract/wire/words.ts'

const SHAPES: Record<TriageCategory, string> = {
  immediate: 'M12 1.5 22.5 12 12 22.5 1.5 12Z',
  delayed: 'M12 2.5 22.5 21H1.5Z',
  minor: 'M12 3A9 9 0 1 1 12 21 9 9 0 1 1 12 3Z',
  deceased: 'M9 2H15V9H22V15H15V22H9V15H2V9H9Z',
}

export function TriageMark({ category, count }: { category: TriageCategory; count?: number }) {
  const { t } = useTranslation()
  return (
    <span className={`triage triage--${category} ${count === 0 ? 'triage--none' : ''}`}>
      <svg width={15} height={15} viewBox="0 0 24 24" aria-hidden="true">
        <path d={SHAPES[category]} />
      </svg>
      {t(`casualties.category.${category}`)}
      {count === undefined ? null : <b>{count}</b>}
    </span>
  )
}
