/** An incident that somebody called about: what, where, and what was said. It is accepted in the same act. */
import { type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { HazardKind } from '../../../src-preload/contract/wire/words.ts'
import { useFailureWords } from '../../i18n/refused.tsx'
import { useFormat } from '../../i18n/use-format.ts'
import { useSeat } from '../../state/seat-context.tsx'
import { useSelection } from '../../state/selection.ts'
import { useAct } from '../../state/use-act.ts'
import { useSite } from '../../state/use-site.ts'
import { Button } from '../../ui/button.tsx'
import { RefusalLine } from '../../ui/refusal-line.tsx'

interface OpenFormProps {
  /** Null: a stranger, who says in which zone. */
  household: string | null
  caller: string
  onClose: () => void
}

export function OpenForm({ household, caller, onClose }: OpenFormProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const { client } = useSeat()
  const site = useSite()
  const { act, busy, failure } = useAct()
  const failureWords = useFailureWords()
  const [kind, setKind] = useState<HazardKind>('fire')
  const [zone, setZone] = useState(site?.zones[0]?.id ?? '')
  const [words, setWords] = useState('')
  const save = async () => {
    const text = `${t('calls.incoming.noted', { name: caller })} ${words}`.trim()
    const opened = await act(() => client.incidents.open({ kind, text, ...(household === null ? { zone } : { household }) }))
    if (!opened) return
    useSelection.getState().select(opened.id)
    onClose()
  }
  const keys = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') onClose()
    else if (event.key === 'Enter') void save()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <section className="form" aria-label={t('calls.incoming.open')} onKeyDown={keys}>
      <div className="open-form">
        <label>
          {t('calls.incoming.kind')}
          <select
            className="field"
            // biome-ignore lint/a11y/noAutofocus: the operator pressed the key to choose here
            autoFocus
            value={kind}
            onChange={(event) => setKind(HazardKind.parse(event.target.value))}
          >
            {HazardKind.options.map((each) => (
              <option key={each} value={each}>
                {t(`incidents.kind.${each}`)}
              </option>
            ))}
          </select>
        </label>
        {household === null ? (
          <label>
            {t('seat.strip.site')}
            <select className="field" value={zone} onChange={(event) => setZone(event.target.value)}>
              {site?.zones.map((each) => (
                <option key={each.id} value={each.id}>
                  {format.named(each)}
                </option>
              ))}
            </select>
          </label>
        ) : null}
        <label className="open-form__words">
          {t('calls.incoming.what')}
          <input className="field" maxLength={900} value={words} onChange={(event) => setWords(event.target.value)} />
        </label>
      </div>
      {failure ? <RefusalLine>{failureWords(failure)}</RefusalLine> : null}
      <div className="form__acts">
        <Button look="next" keyName={t('incidents.hint.enter')} disabled={busy} onClick={() => void save()}>
          {t('calls.incoming.openSave')}
        </Button>
        <Button keyName="Esc" onClick={onClose}>
          {t('common.act.cancel')}
        </Button>
      </div>
    </section>
  )
}
