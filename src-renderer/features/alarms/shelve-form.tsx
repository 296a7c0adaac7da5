/** How long and why an alarm is put aside: it comes back by itself. */
import { type FormEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/use-format.ts'
import { coreNow } from '../../state/board.ts'
import { useNow } from '../../state/use-now.ts'
import { Button } from '../../ui/button.tsx'

const HOUR = 3_600_000
/** The longest is what the core allows. */
const SPANS = [HOUR, 8 * HOUR, 24 * HOUR]
const USUAL_REASONS = ['repair', 'work', 'false'] as const

interface ShelveFormProps {
  disabled: boolean
  onShelve: (until: number, reason: string) => void
  onCancel: () => void
}

export function ShelveForm({ disabled, onShelve, onCancel }: ShelveFormProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const now = useNow(1_000)
  const [span, setSpan] = useState(HOUR)
  const [reason, setReason] = useState('')
  const field = useRef<HTMLInputElement>(null)
  const ready = reason.trim() !== '' && !disabled
  /** Enter then shelves. */
  const take = (usual: string) => {
    setReason(usual)
    field.current?.focus()
  }
  const save = (event: FormEvent) => {
    event.preventDefault()
    if (ready) onShelve(coreNow() + span, reason.trim())
  }
  return (
    <form
      className="form shelve"
      aria-label={t('alarms.shelve.title')}
      onSubmit={save}
      onKeyDown={(event) => event.key === 'Escape' && onCancel()}
    >
      <fieldset>
        <legend>{t('alarms.shelve.howLong')}</legend>
        {SPANS.map((each) => (
          <label key={each} className="choice">
            <input type="radio" name="span" checked={each === span} onChange={() => setSpan(each)} />
            {t('alarms.shelve.hours', { count: each / HOUR })}
          </label>
        ))}
      </fieldset>
      <label className="shelve__reason">
        {t('alarms.shelve.reason')}
        <input
          ref={field}
          className="field"
          // biome-ignore lint/a11y/noAutofocus: the operator pressed the key to write here
          autoFocus
          maxLength={200}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </label>
      <p className="shelve__usual">
        {USUAL_REASONS.map((each) => (
          <Button key={each} onClick={() => take(t(`alarms.shelve.usual.${each}`))}>
            {t(`alarms.shelve.usual.${each}`)}
          </Button>
        ))}
      </p>
      <div className="form__acts">
        <Button type="submit" look="next" keyName={t('incidents.hint.enter')} disabled={!ready}>
          {t('alarms.shelve.until', { time: `${format.date(now + span)} ${format.shortClock(now + span)}` })}
        </Button>
        <Button keyName="Esc" onClick={onCancel}>
          {t('common.act.cancel')}
        </Button>
      </div>
    </form>
  )
}
