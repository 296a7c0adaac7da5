/** Rows of fields: accounts of alarm panels, units of a Modbus line, points of a webhook. */
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Connection } from '../../../src-preload/contract/connections/connection.ts'
import { Button } from '../../ui/button.tsx'
import { Section } from '../../ui/section.tsx'
import type { Rows } from './connection-fields.ts'
import { enteredAt, type Form, type FormErrors, type FormRow, isKept, newRow } from './connection-form.rules.ts'
import { FieldEntry } from './field-entry.tsx'

interface FieldRowsProps {
  rows: Rows
  form: Form
  before: Connection | null
  errors: FormErrors
  onForm: (change: (form: Form) => Form) => void
}

export function FieldRows({ rows: { at, columns }, form, before, errors, onForm }: FieldRowsProps) {
  const { t } = useTranslation()
  const change = (to: (rows: readonly FormRow[]) => FormRow[]) => onForm((now) => ({ ...now, rows: to(now.rows) }))
  const error = errors.get(at)
  return (
    <Section
      title={t(`network.rows.${at}`)}
      count={form.rows.length}
      note={
        <Button onClick={() => change((rows) => [...rows, newRow(columns)])}>
          <IconPlus size={16} aria-hidden="true" /> {t('network.rows.add')}
        </Button>
      }
    >
      {error ? <p className="entry__error">{t(error.code === 'rule' ? 'network.rule.units' : 'network.wrong.noRow')}</p> : null}
      {form.rows.length === 0 ? <p className="quiet">{t(`network.rows.${at}None`)}</p> : null}
      <ol>
        {form.rows.map((row, n) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a row has nothing else that is unique while it is being entered
          <li key={n} className="field-row">
            <div className="fields fields--row">
              {columns.map((column) => (
                <FieldEntry
                  key={column.at}
                  field={column}
                  words={`${at}.${column.at}`}
                  value={enteredAt(row, column.at)}
                  error={errors.get(`${at}.${n}.${column.at}`)}
                  kept={isKept(before, `${at}.${n}.${column.at}`, form)}
                  onEnter={(value) => change((rows) => rows.map((each, m) => (m === n ? { ...each, [column.at]: value } : each)))}
                />
              ))}
            </div>
            <button
              type="button"
              className="bar__icon"
              title={t('network.rows.remove')}
              aria-label={t('network.rows.removeNth', { n: n + 1 })}
              onClick={() => change((rows) => rows.filter((_, m) => m !== n))}
            >
              <IconTrash size={16} aria-hidden="true" />
            </button>
          </li>
        ))}
      </ol>
    </Section>
  )
}
