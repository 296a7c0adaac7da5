/** The door of the seat: sign in, or one press to begin, which also lets the page sound. */
import { type FormEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { failureOf } from '../../client/errors.ts'
import { useSeat } from '../../state/seat-context.tsx'
import { useSession } from '../../state/session.ts'
import { Button } from '../../ui/button.tsx'
import { LabelledField } from '../../ui/labelled-field.tsx'
import { PasswordForm } from './password-form.tsx'

const KNOWN = ['wrongPassword', 'locked', 'ticketSpent', 'expired', 'cut'] as const

/** `session.wrongPassword` → the last part, if there are words for it. */
const wordKey = (code: string) => KNOWN.find((each) => code.endsWith(`.${each}`)) ?? 'other'

interface GateProps {
  /** Lets the page sound; called inside the press. */
  onGesture: () => void
  /** What must be seen even here: alarms that wait. */
  children?: ReactNode
}

export function Gate({ onGesture, children }: GateProps) {
  const { t } = useTranslation()
  const { phase, reason } = useSession()
  return (
    <main className="gate">
      <div className="gate__card">
        <p className="gate__product">{t('common.product.name')}</p>
        {phase === 'connecting' ? <p role="status">{t('seat.link.connecting')}</p> : null}
        {phase === 'ready' ? <Begin onGesture={onGesture} /> : null}
        {phase === 'signedOut' ? <SignIn reason={reason} onGesture={onGesture} /> : null}
        {children}
      </div>
    </main>
  )
}

function Begin({ onGesture }: GateProps) {
  const { t } = useTranslation()
  const identity = useSession((session) => session.identity)
  const begin = () => {
    onGesture()
    useSession.getState().set({ phase: 'watching' })
  }
  return (
    <>
      <h1>{t('session.start.who', { name: identity?.name ?? '' })}</h1>
      <Button look="next" tall autoFocus onClick={begin}>
        {t('session.start.enter')}
      </Button>
      <p className="gate__note">{t('session.start.note')}</p>
      <PasswordForm />
    </>
  )
}

function SignIn({ reason, onGesture }: { reason: string | null; onGesture: () => void }) {
  const { t } = useTranslation()
  const { signIn } = useSeat()
  const [name, setName] = useState('')
  const [password, setPassword] = useState('')
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState<string | null>(null)
  const words = failed ?? reason

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    onGesture()
    setBusy(true)
    setFailed(null)
    try {
      await signIn(name.trim(), password)
    } catch (error) {
      setFailed(failureOf(error).code)
      setPassword('')
    } finally {
      setBusy(false)
    }
  }

  return (
    <form onSubmit={submit}>
      <h1>{t('session.signIn.title')}</h1>
      <LabelledField label={t('session.signIn.name')} name="name" autoComplete="username" value={name} onText={setName} />
      <LabelledField
        label={t('session.signIn.password')}
        name="password"
        type="password"
        autoComplete="current-password"
        value={password}
        onText={setPassword}
      />
      {words ? (
        <p className="gate__failed" role="alert">
          {t(`session.failed.${wordKey(words)}`)}
        </p>
      ) : null}
      <Button type="submit" look="next" tall disabled={busy}>
        {busy ? t('session.signIn.busy') : t('session.signIn.enter')}
      </Button>
      <p className="gate__note">{t('session.signIn.note')}</p>
    </form>
  )
}
