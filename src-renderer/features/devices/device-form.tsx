/** Everything about a device in one sheet beside the list: a new one, one that was found, or one that changes. */
import { type FormEvent, useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/use-format.ts'
import { useBoard } from '../../state/board.ts'
import { useSeat } from '../../state/seat-context.tsx'
import { useSeatPage } from '../../state/seat-page.ts'
import { useAct } from '../../state/use-act.ts'
import { Button } from '../../ui/button.tsx'
import { useEscape } from '../../ui/use-escape.ts'
import { type DeskForm, useDeviceDesk } from './device-desk.ts'
import {
  type DraftErrors,
  type DraftField,
  type DraftFields,
  draftOf,
  FIELD_OF_REFUSAL,
  fieldsForDevice,
  fieldsForFound,
  fieldsForNew,
} from './draft.rules.ts'
import { FailureLine, useRefusalWords } from './failure-line.tsx'
import { IdentityFields } from './identity-fields.tsx'
import { PlaceFields } from './place-fields.tsx'
import { SourceFields } from './source-fields.tsx'
import { useFound } from './use-found.ts'

export function DeviceForm({ form }: { form: DeskForm }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { client } = useSeat()
  const { act, busy, failure } = useAct()
  const openForm = useDeviceDesk((desk) => desk.openForm)
  const openDevice = useSeatPage((pages) => pages.openDevice)
  const found = useFound()
  const words = useRefusalWords()
  const [fields, setFields] = useState(() => firstFields(form))
  const [errors, setErrors] = useState<DraftErrors>({})
  const close = () => openForm(null)
  useEscape(close)

  const change = useCallback((part: Partial<DraftFields>) => {
    setFields((old) => ({ ...old, ...part }))
    const touched = Object.keys(part)
    setErrors((old) => Object.fromEntries(Object.entries(old).filter(([field]) => !touched.includes(field))))
  }, [])
  const refused = refusalsByField(failure?.reasons ?? [])
  const errorOf = (field: DraftField) => {
    const code = errors[field] ?? refused[field]
    return code === undefined ? null : words(code)
  }
  const save = async (event: FormEvent) => {
    event.preventDefault()
    const checked = draftOf(fields)
    const isTaken = form.of !== 'device' && useBoard.getState().devices.has(fields.id)
    setErrors(isTaken ? { ...checked.errors, id: 'idTaken' } : checked.errors)
    const { draft } = checked
    if (!draft || isTaken) return
    if (!(await act(() => client.devices.register(draft)))) return
    void found.refetch()
    close()
    openDevice(draft.id)
  }
  const title =
    form.of === 'found'
      ? t('devices.form.adopt', { name: form.found.name })
      : t(form.of === 'new' ? 'devices.form.new' : 'devices.form.edit')
  const isPlainFailure = failure !== null && Object.keys(refused).length === 0
  return (
    <form className="device-form" aria-label={title} noValidate onSubmit={(event) => void save(event)}>
      <h2>{title}</h2>
      {form.of === 'found' ? (
        <p className="quiet">
          {[
            t(`devices.source.${form.found.source}`),
            [form.found.vendor, form.found.model].filter(Boolean).join(' '),
            t('devices.found.messages', { count: form.found.messages, shown: format.count(form.found.messages) }),
          ]
            .filter(Boolean)
            .join('　')}
        </p>
      ) : null}
      <div className="device-form__fields">
        <IdentityFields
          fields={fields}
          errorOf={errorOf}
          onChange={change}
          isIdFixed={form.of === 'device' || (fields.source === 'watchroom' && form.of === 'found')}
        />
        <PlaceFields fields={fields} errorOf={errorOf} onChange={change} />
        <SourceFields fields={fields} errorOf={errorOf} onChange={change} isFixed={form.of === 'found'} />
      </div>
      <FailureLine failure={isPlainFailure ? failure : null} />
      <div className="form__acts device-form__acts">
        <Button type="submit" look="next" tall keyName={t('incidents.hint.enter')} disabled={busy}>
          {t(form.of === 'device' ? 'devices.act.save' : 'devices.form.register')}
        </Button>
        <Button tall keyName="Esc" onClick={close}>
          {t('common.act.cancel')}
        </Button>
      </div>
    </form>
  )
}

const firstFields = (form: DeskForm): DraftFields => {
  const { devices } = useBoard.getState()
  if (form.of === 'new') return fieldsForNew()
  if (form.of === 'found') {
    const { source, via } = form.found
    const gateway = [...devices.values()].find(
      (device) => via !== null && device.source?.source === source && device.source.address === via,
    )
    return fieldsForFound(form.found, gateway?.id ?? null, (id) => devices.has(id))
  }
  const device = devices.get(form.device)
  return device ? fieldsForDevice(device) : fieldsForNew()
}

const refusalsByField = (reasons: readonly string[]): Partial<Record<DraftField, string>> =>
  Object.fromEntries(reasons.flatMap((reason) => (FIELD_OF_REFUSAL[reason] ? [[FIELD_OF_REFUSAL[reason], reason]] : [])))
