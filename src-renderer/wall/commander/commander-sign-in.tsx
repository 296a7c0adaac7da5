/** Somebody signs in at the wall to command; the wall's own session goes on afterwards. */
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSeat } from '../../state/seat-context.tsx'
import { useAct } from '../../state/use-act.ts'
import { Button } from '../../ui/button.tsx'
import { LabelledField } from '../../ui/labelled-field.tsx'
import { RefusalLine } from '../../ui/refusal-line.tsx'
import { closeSheet, signInHere } from './commander.ts'

const KNOWN = ['wrongPassword', 'locked', 'noCommander'] as const

export function CommanderSignIn() {
  const { t } = useTranslation()
  const { client } = useSeat()
  const { act, busy, failure } = useAct()
  const [name, setName] = useState('')
  const [password, setPassword] = useState('')
  const signIn = (event: FormEvent) => {
    event.preventDefault()
    void act(() => signInHere(client, name, password)).then(() => setPassword(''))
  }
  const why = failure && (KNOWN.find((each) => failure.code.endsWith(`.${each}`)) ?? 'other')
  return (
    <form className="wall-sheet__row wall-sheet__sign-in" onSubmit={signIn}>
      <h2>{t('wall.commander.signIn')}</h2>
      <LabelledField label={t('wall.commander.name')} value={name} onText={setName} autoComplete="username" autoFocus maxLength={80} />
      <LabelledField
        label={t('wall.commander.password')}
        value={password}
        onText={setPassword}
        type="password"
        autoComplete="off"
        maxLength={200}
      />
      <Button type="submit" look="next" disabled={busy}>
        {t('wall.commander.enter')}
      </Button>
      <Button onClick={closeSheet}>{t('wall.commander.close')}</Button>
      {why ? <RefusalLine>{t(`wall.commander.refused.${why}`)}</RefusalLine> : null}
    </form>
  )
}
