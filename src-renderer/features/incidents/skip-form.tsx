/** Why a step is left out; the leader of the shift is told. */
import { type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'

interface SkipFormProps {
  onSkip: (reason: string) => void
  onCancel: () => void
}

export function SkipForm({ onSkip, onCancel }: SkipFormProps) {
  const { t } = useTranslation()
  const [reason, setReason] = useState('')
  const words = reason.trim()
  const keys = (event: KeyboardEvent) => {
    event.stopPropagation()
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') onCancel()
    if (event.key === 'Enter' && words) onSkip(words)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the fields within
    <div className="skip-form" onKeyDown={keys}>
      <input
        className="field"
        // biome-ignore lint/a11y/noAutofocus: the operator asked to write here
        autoFocus
        maxLength={500}
        aria-label={t('procedures.skip.reason')}
        placeholder={t('procedures.skip.reason')}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <Button look="next" keyName={t('incidents.hint.enter')} disabled={!words} onClick={() => onSkip(words)}>
        {t('procedures.skip.save')}
      </Button>
      <Button keyName="Esc" onClick={onCancel}>
        {t('common.act.cancel')}
      </Button>
    </div>
  )
}
