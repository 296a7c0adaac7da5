/** A password of one's own, so that the next sign-in needs no one-time address. */
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { failureOf } from '../../client/errors.ts'
import { useSeat } from '../../state/seat-context.tsx'
import { useSession } from '../../state/session.ts'
import { Button } from '../../ui/button.tsx'
import { LabelledField } from '../../ui/labelled-field.tsx'

type Outcome = 'set' | 'weakPassword' | 'wrongPassword' | 'other'

export function PasswordForm() {
  const { t } = useTranslation()
  const { client } = useSeat()
  const identity = useSession((session) => session.identity)
  const [current, setCurrent] = useState('')
  const [password, setPassword] = useState('')
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  if (!identity) return null

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    try {
      await client.session.setPassword({ password, ...(identity.hasPassword && { current }) })
      setCurrent('')
      setPassword('')
      useSession.getState().set({ identity: { ...identity, hasPassword: true } })
      setOutcome('set')
    } catch (error) {
      const { code } = failureOf(error)
      setOutcome(code === 'session.weakPassword' ? 'weakPassword' : code === 'session.wrongPassword' ? 'wrongPassword' : 'other')
    }
  }

  return (
    <details className="gate__password">
      <summary>{t(identity.hasPassword ? 'session.password.change' : 'session.password.set')}</summary>
      <form onSubmit={submit}>
        <input type="hidden" autoComplete="username" value={identity.name} readOnly />
        {identity.hasPassword ? (
          <LabelledField
            label={t('session.password.current')}
            type="password"
            autoComplete="current-password"
            value={current}
            onText={setCurrent}
          />
        ) : null}
        <LabelledField
          label={t('session.password.new')}
          type="password"
          autoComplete="new-password"
          value={password}
          onText={setPassword}
        />
        <p className="gate__note" role="status">
          {t(outcome ? `session.password.outcome.${outcome}` : 'session.password.rule')}
        </p>
        <Button type="submit">{t('session.password.save')}</Button>
      </form>
    </details>
  )
}
