/** A secret goes in and never comes out: one that is kept is only said to be there, and stays until another is entered. */
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import type { Bound } from './bound.types.ts'

interface SecretEntryProps {
  bound: Bound
  /** Empty: the kept one stays; null: there is none. */
  value: string | null
  kept: boolean
  onEnter: (value: string | null) => void
}

export function SecretEntry({ bound, value, kept, onEnter }: SecretEntryProps) {
  const { t } = useTranslation()
  const staysKept = kept && value === ''
  return (
    <span className="secret">
      <input
        {...bound}
        type="password"
        className="field"
        autoComplete="new-password"
        placeholder={t(staysKept ? 'network.secret.kept' : 'network.secret.none')}
        value={value ?? ''}
        onChange={(event) => onEnter(event.target.value === '' && !kept ? null : event.target.value)}
      />
      {staysKept ? <Button onClick={() => onEnter(null)}>{t('network.secret.remove')}</Button> : null}
    </span>
  )
}
