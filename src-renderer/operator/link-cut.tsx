/** Says within a second that the link is cut and how old the picture is. It covers the map's head, never the alarms. */
import { useTranslation } from 'react-i18next'
import { useFormat } from '../i18n/use-format.ts'
import { useBoard } from '../state/board.ts'
import { useNow } from '../state/use-now.ts'
import { PrioritySymbol } from '../ui/priority-symbol.tsx'

export function LinkCut() {
  const cut = useBoard((board) => board.link.state === 'cut')
  return cut ? <CutBar /> : null
}

function CutBar() {
  const { t } = useTranslation()
  const format = useFormat()
  useNow(500)
  const heardAt = useBoard((board) => board.link.heardAt)
  return (
    <div className="link-cut" role="alert">
      <PrioritySymbol rank="fault" size={18} />
      <b>{t('seat.link.cut')}</b>
      <span>{t('seat.link.cutNote', { age: format.age(heardAt === null ? 0 : Date.now() - heardAt) })}</span>
    </div>
  )
}
