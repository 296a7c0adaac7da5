/** Says over the greyed picture that the link is cut, and how old the picture is. */
import { useTranslation } from 'react-i18next'
import { useFormat } from '../i18n/use-format.ts'
import { useBoard } from '../state/board.ts'
import { useNow } from '../state/use-now.ts'
import { PrioritySymbol } from '../ui/priority-symbol.tsx'

export function LinkNotice() {
  const { t } = useTranslation()
  const format = useFormat()
  const heardAt = useBoard((board) => board.link.heardAt)
  const clockOffset = useBoard((board) => board.clockOffset)
  const now = useNow(1_000)
  return (
    <div className="wall-cut" role="alert">
      <PrioritySymbol rank="fault" />
      <b>{t('wall.link.cut')}</b>
      {heardAt !== null && <span>{t('wall.link.cutAge', { age: format.age(now - clockOffset - heardAt) })}</span>}
    </div>
  )
}
