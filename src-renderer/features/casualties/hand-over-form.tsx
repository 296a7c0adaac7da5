/** Where a casualty was taken, and who took over: usually the crew of the 120. */
import { type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'

interface HandOverFormProps {
  tag: string
  onSave: (entry: { destination: string; takenBy: string }) => void
  onCancel: () => void
}

export function HandOverForm({ tag, onSave, onCancel }: HandOverFormProps) {
  const { t } = useTranslation()
  const [destination, setDestination] = useState('')
  const [takenBy, setTakenBy] = useState('')
  const ready = destination.trim().length > 0
  const save = () => ready && onSave({ destination: destination.trim(), takenBy: takenBy.trim() })
  const keys = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') onCancel()
    else if (event.key === 'Enter') save()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <section className="form start" aria-label={t('casualties.handOverTitle', { tag })} onKeyDown={keys}>
      <b>{t('casualties.handOverTitle', { tag })}</b>
      <div className="start__fields">
        <label>
          {t('casualties.destination')}
          <input
            className="field"
            // biome-ignore lint/a11y/noAutofocus: the operator pressed the key to write here
            autoFocus
            maxLength={120}
            placeholder={t('casualties.hospital')}
            value={destination}
            onChange={(event) => setDestination(event.target.value)}
          />
        </label>
        <label>
          {t('casualties.takenBy')}
          <input
            className="field"
            maxLength={120}
            placeholder={t('casualties.crew')}
            value={takenBy}
            onChange={(event) => setTakenBy(event.target.value)}
          />
        </label>
      </div>
      <div className="form__acts">
        <Button look="next" keyName={t('incidents.hint.enter')} disabled={!ready} onClick={save}>
          {t('casualties.handOverSave')}
        </Button>
        <Button keyName="Esc" onClick={onCancel}>
          {t('common.act.cancel')}
        </Button>
      </div>
    </section>
  )
}
