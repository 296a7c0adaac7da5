/** What has to be confirmed or written before a step: protective gear, a note, the cause of a false alarm. In place, never a dialog. */
import { type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/button.tsx'
import { usePanel } from './panel-state.ts'
import type { Acts } from './use-acts.ts'

export function PanelForms({ acts }: { acts: Acts }) {
  const form = usePanel((panel) => panel.form)
  if (form === 'gear') return <GearQuestion acts={acts} />
  return form !== 'note' && form !== 'cause' ? null : <WordsForm key={form} form={form} onWrite={(words) => acts.write(form, words)} />
}

/** Clause N-6.3.3.1: nobody enters without it. */
function GearQuestion({ acts }: { acts: Acts }) {
  const { t } = useTranslation()
  const open = usePanel((panel) => panel.open)
  return (
    <section className="form" role="alertdialog" aria-label={t('incidents.gear.ask')}>
      <p>
        <b>{t('incidents.gear.ask')}</b>{' '}
        <span className="quiet">
          {t('incidents.gear.rule')}　{t('incidents.gear.clause')}
        </span>
      </p>
      <div className="form__acts">
        <Button look="next" keyName={t('incidents.hint.enter')} onClick={acts.handle}>
          {t('incidents.gear.yes')}
        </Button>
        <Button keyName="Esc" onClick={() => open(null)}>
          {t('common.act.cancel')}
        </Button>
      </div>
    </section>
  )
}

function WordsForm({ form, onWrite }: { form: 'note' | 'cause'; onWrite: (words: string) => void }) {
  const { t } = useTranslation()
  const open = usePanel((panel) => panel.open)
  const [words, setWords] = useState('')
  const ready = words.trim().length > 0
  const save = () => ready && onWrite(words.trim())
  const keys = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
    event.preventDefault()
    save()
  }
  return (
    <section className="form" aria-label={t(`incidents.${form}.title`)}>
      <p>
        <b>{t(`incidents.${form}.title`)}</b>
      </p>
      <textarea
        className="field"
        rows={2}
        // biome-ignore lint/a11y/noAutofocus: the operator pressed the key to write here
        autoFocus
        aria-label={t(`incidents.${form}.label`)}
        placeholder={t(`incidents.${form}.placeholder`)}
        value={words}
        onChange={(event) => setWords(event.target.value)}
        onKeyDown={keys}
      />
      <div className="form__acts">
        <Button look="next" keyName={t('incidents.hint.enter')} disabled={!ready} onClick={save}>
          {t(`incidents.${form}.save`)}
        </Button>
        <Button keyName="Esc" onClick={() => open(null)}>
          {t('common.act.cancel')}
        </Button>
      </div>
    </section>
  )
}
