/** The cordon in one line (N-6.3.5.2); B begins to draw it on the map, Enter sets it. */
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { Incident } from '../../../src-preload/contract/incidents.contract.ts'
import { give } from '../../state/commands.ts'
import { useSeat } from '../../state/seat-context.tsx'
import { Button } from '../../ui/button.tsx'
import { useHotKey } from '../../ui/use-hot-key.ts'
import { type CordonDraft, isArea, ringOf, useCordonDraft } from './cordon-draft.ts'
import './rescue.css'

export function CordonLine({ incident }: { incident: Incident }) {
  const { t } = useTranslation()
  const { client } = useSeat()
  const { draft, begin } = useCordonDraft()
  const isOpen = incident.allowed.includes('cordon')
  const { cordon, evacuees } = incident
  useHotKey('b', () => begin(incident), isOpen)
  useEffect(() => () => useCordonDraft.getState().end(), [])
  if (draft) return <Drawing draft={draft} />
  return (
    <section className="section cordon" aria-label={t('rescue.cordon.title')}>
      <span>
        {`${t('rescue.cordon.title')} ${t('rescue.cordon.clause')}　`}
        <b>{cordon ? t('rescue.cordon.area', { households: evacuees.length }) : t('rescue.cordon.none')}</b>
      </span>
      {isOpen ? (
        <span className="cordon__acts">
          {cordon ? (
            <Button onClick={() => void give(client, 'cordon', incident.id, { ring: null })}>{t('rescue.cordon.lift')}</Button>
          ) : null}
          <Button keyName="B" onClick={() => begin(incident)}>
            {t(cordon ? 'rescue.cordon.change' : 'rescue.cordon.draw')}
          </Button>
        </span>
      ) : null}
    </section>
  )
}

function Drawing({ draft }: { draft: CordonDraft }) {
  const { t } = useTranslation()
  const { client } = useSeat()
  const { widen, dropCorner, end } = useCordonDraft()
  const isSettable = draft.corners.length === 0 || isArea(draft)
  const set = () => isSettable && void give(client, 'cordon', draft.incident, { ring: ringOf(draft) }).then((taken) => taken && end())
  useDrawingKeys({
    '+': () => widen(1),
    '=': () => widen(1),
    '-': () => widen(-1),
    backspace: dropCorner,
    enter: set,
    escape: end,
  })
  const { corners, radiusM } = draft
  return (
    <section className="form" aria-label={t('rescue.cordon.title')}>
      <p>
        <b>{t('rescue.cordon.title')}</b>{' '}
        {corners.length > 0 ? t('rescue.cordon.corner', { count: corners.length }) : t('rescue.cordon.circle', { radius: radiusM })}
      </p>
      <p className="quiet">{t('rescue.cordon.hint')}</p>
      <div className="form__acts">
        <Button look="next" keyName={t('incidents.hint.enter')} disabled={!isSettable} onClick={set}>
          {t('rescue.cordon.set')}
        </Button>
        <Button keyName="+" aria-label={t('rescue.cordon.wider')} onClick={() => widen(1)}>
          +5 m
        </Button>
        <Button keyName="−" aria-label={t('rescue.cordon.narrower')} onClick={() => widen(-1)}>
          −5 m
        </Button>
        <Button keyName="Esc" onClick={end}>
          {t('common.act.cancel')}
        </Button>
      </div>
    </section>
  )
}

/** These keys belong to the drawing first, wherever the keyboard is: on the map, too, which would zoom. */
const useDrawingKeys = (acts: Record<string, () => void>) => {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const act = acts[event.key.toLowerCase()]
      const isField = event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement
      if (!act || isField || event.ctrlKey || event.altKey || event.metaKey) return
      event.preventDefault()
      event.stopPropagation()
      act()
    }
    window.addEventListener('keydown', press, true)
    return () => window.removeEventListener('keydown', press, true)
  })
}
