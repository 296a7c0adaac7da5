/** What a device is: its names, its kind, its number on the site. */
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/use-format.ts'
import { deviceKinds } from '../../state/device-kinds.ts'
import type { FieldsProps } from './device-form.types.ts'
import { Entry } from './entry.tsx'
import { TextEntry } from './text-entry.tsx'

export function IdentityFields({ fields, errorOf, onChange, isIdFixed }: FieldsProps & { isIdFixed: boolean }) {
  const { t } = useTranslation()
  const { language } = useFormat()
  return (
    <div className="fields">
      <TextEntry
        label={t('devices.column.name')}
        error={errorOf('name')}
        value={fields.name}
        maxLength={60}
        hasFocus
        onText={(name) => onChange({ name })}
      />
      <TextEntry
        label={t('devices.column.nameEn')}
        error={errorOf('nameEn')}
        value={fields.nameEn}
        maxLength={60}
        lang="en"
        onText={(nameEn) => onChange({ nameEn })}
      />
      <Entry label={t('devices.column.kind')} error={errorOf('kind')}>
        {(bound) => (
          <select {...bound} className="field" value={fields.kind} onChange={(event) => onChange({ kind: event.target.value })}>
            <option value="">{t('devices.form.choose')}</option>
            {deviceKinds.map(({ kind, name }) => (
              <option key={kind} value={kind}>
                {name[language]}
              </option>
            ))}
          </select>
        )}
      </Entry>
      <TextEntry
        label={t('devices.column.id')}
        error={errorOf('id')}
        value={fields.id}
        maxLength={64}
        lang="en"
        isFixed={isIdFixed}
        onText={(id) => onChange({ id })}
      />
    </div>
  )
}
