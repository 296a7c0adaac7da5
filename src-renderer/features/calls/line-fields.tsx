/** The SIP account of one line. */
import { useTranslation } from 'react-i18next'
import { LineSettings } from '../../../src-preload/contract/calls.contract.ts'

interface LineFieldsProps {
  line: LineSettings
  /** It has no password yet that could be kept. */
  isNew: boolean
  onChange: (part: Partial<LineSettings>) => void
}

const { transport: Transport } = LineSettings.shape

export function LineFields({ line, isNew, onChange }: LineFieldsProps) {
  const { t } = useTranslation()
  const text = (key: 'account' | 'authUser' | 'password' | 'prefix', placeholder?: string) => (
    <label>
      {t(`calls.lines.${key}`)}
      <input
        className="field"
        type={key === 'password' ? 'password' : 'text'}
        autoComplete="off"
        placeholder={placeholder}
        value={line[key]}
        onChange={(event) => onChange({ [key]: event.target.value })}
      />
    </label>
  )
  return (
    <div className="line-fields">
      {text('account', t('calls.lines.accountHint'))}
      {text('authUser')}
      {text('password', isNew ? undefined : t('calls.lines.passwordKept'))}
      {text('prefix')}
      <label>
        {t('calls.lines.transport')}
        <select className="field" value={line.transport} onChange={(event) => onChange({ transport: Transport.parse(event.target.value) })}>
          {['udp', 'tcp', 'tls'].map((each) => (
            <option key={each} value={each}>
              {each.toUpperCase()}
            </option>
          ))}
        </select>
      </label>
      <label className="line-fields__tick">
        <input type="checkbox" checked={line.register} onChange={(event) => onChange({ register: event.target.checked })} />
        {t('calls.lines.register')}
      </label>
      {line.register ? null : (
        <label>
          {t('calls.lines.port')}
          <input
            className="field"
            type="number"
            min={0}
            max={65_535}
            title={t('calls.lines.portHint')}
            value={line.port}
            onChange={(event) => onChange({ port: Number(event.target.value) || 0 })}
          />
        </label>
      )}
      <label className="line-fields__tick">
        <input type="checkbox" checked={line.enabled} onChange={(event) => onChange({ enabled: event.target.checked })} />
        {t('calls.lines.enabled')}
      </label>
    </div>
  )
}
