/** A connection is set up or changed: fields by its family, checked by the contract before the core sees them. */
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Connection } from '../../../src-preload/contract/connections/connection.ts'
import { Refused } from '../../i18n/refused.tsx'
import { useSeat } from '../../state/seat-context.tsx'
import { Button } from '../../ui/button.tsx'
import { FIELDS, type Field } from './connection-fields.ts'
import { connectionOf, enteredAt, type Form, isKept } from './connection-form.rules.ts'
import { FieldEntry } from './field-entry.tsx'
import { FieldRows } from './field-rows.tsx'
import { SideHead } from './side-head.tsx'
import { useNetworkAct } from './use-network-act.ts'
import { useSourceName } from './use-source-name.ts'

interface ConnectionFormProps {
  start: Form
  /** As the core told it; null for a new one. */
  before: Connection | null
  onClose: () => void
}

export function ConnectionForm({ start, before, onClose }: ConnectionFormProps) {
  const { t } = useTranslation()
  const { client } = useSeat()
  const sourceName = useSourceName()
  const { give, isBusy, failure } = useNetworkAct()
  const [form, setForm] = useState(start)
  /** Nobody is told of mistakes before they wanted to save. */
  const [checked, setChecked] = useState(false)
  const element = useRef<HTMLFormElement>(null)
  useEffect(() => element.current?.querySelector('input')?.focus(), [])
  const { connection, errors } = connectionOf(form)
  const shownErrors = checked ? errors : new Map()
  const { fields, rows } = FIELDS[form.driver]

  const save = (event: FormEvent) => {
    event.preventDefault()
    setChecked(true)
    if (connection) give(() => client.network.connect(connection), onClose)
  }
  const entry = (field: Field) => (
    <FieldEntry
      key={field.at}
      field={field}
      words={field.at}
      value={enteredAt(form.fields, field.at)}
      error={shownErrors.get(field.at)}
      kept={isKept(before, field.at, form)}
      disabled={field.at === 'id' && before !== null}
      onEnter={(value) => setForm((now) => ({ ...now, fields: { ...now.fields, [field.at]: value } }))}
    />
  )
  const rare = fields.filter((field) => field.rare)
  return (
    <section className="network__side" aria-label={t('network.form.title')}>
      <SideHead title={before?.name ?? t('network.form.new', { driver: sourceName(form.driver) })} onClose={onClose} />
      <form ref={element} className="connection-form" onSubmit={save} onKeyDown={(event) => event.key === 'Escape' && onClose()} noValidate>
        <div className="page__scroll">
          <p className="quiet">{t(`network.driver.${form.driver}`)}</p>
          <div className="fields">{fields.filter((field) => !field.rare).map(entry)}</div>
          {rows ? <FieldRows rows={rows} form={form} before={before} errors={shownErrors} onForm={setForm} /> : null}
          {/* Opened when what is wrong is in there. */}
          <details open={rare.some(({ at }) => shownErrors.has(at)) || undefined}>
            <summary>{t('network.form.more')}</summary>
            <div className="fields">{rare.map(entry)}</div>
          </details>
        </div>
        {shownErrors.size > 0 ? (
          <p className="refusal" role="alert">
            {t('network.form.wrong', { count: shownErrors.size })}
          </p>
        ) : null}
        <Refused failure={failure} words="network.refusal" />
        <div className="form__acts">
          <Button type="submit" look="next" tall disabled={isBusy}>
            {t(before ? 'network.form.save' : 'network.form.add')}
          </Button>
          <Button tall keyName="Esc" onClick={onClose}>
            {t('common.act.cancel')}
          </Button>
        </div>
      </form>
    </section>
  )
}
