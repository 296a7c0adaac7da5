/** In the bar on every page while anything is driven or waits for a person: nothing that is on is forgotten. */
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/use-format.ts'
import { useBoard } from '../../state/board.ts'
import { useSeatPage } from '../../state/seat-page.ts'
import { isOn, lookOf, worstLook } from './action.rules.ts'
import { ActionMark } from './action-mark.tsx'

export function OutputCounter() {
  const { t } = useTranslation()
  const format = useFormat()
  const actions = useBoard((board) => board.actions)
  const openPage = useSeatPage((pages) => pages.openPage)
  const on = [...actions.values()].filter(isOn)
  const waiting = [...actions.values()].filter((action) => lookOf(action) === 'waiting')
  const look = worstLook([...on, ...waiting])
  if (look === null) return null
  return (
    <button type="button" className="bar__text bar__outputs" onClick={() => openPage('outputs')}>
      <ActionMark look={look} />
      {waiting.length > 0 ? (
        <span>
          {t('outputs.bar.waiting')} <b>{format.count(waiting.length)}</b>
        </span>
      ) : null}
      {on.length > 0 ? (
        <span>
          {t('outputs.bar.on')} <b>{format.count(on.length)}</b>
        </span>
      ) : null}
    </button>
  )
}
