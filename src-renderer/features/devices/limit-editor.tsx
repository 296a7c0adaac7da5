/** Changes one limit for one device: checked as it is typed, tried on what was recorded, taken back to its kind. */
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Device } from '../../../src-preload/contract/devices.contract.ts'
import { Priority } from '../../../src-preload/contract/wire/words.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { coreNow } from '../../state/board.ts'
import { pointKindOf } from '../../state/device-kinds.ts'
import { useSeat } from '../../state/seat-context.tsx'
import { useAct } from '../../state/use-act.ts'
import { Button } from '../../ui/button.tsx'
import { useEscape } from '../../ui/use-escape.ts'
import { FailureLine } from './failure-line.tsx'
import { type ChartView, windowOf } from './history.rules.ts'
import { changeOf, fieldsOf, isLifeSafety, type LimitRow, overridesWith, type Trial, withoutStandard } from './limits.rules.ts'
import { NumberField } from './number-field.tsx'

interface LimitEditorProps {
  device: Device
  row: LimitRow
  rows: readonly LimitRow[]
  view: ChartView
  onTrial: (trial: Trial) => void
  onDone: () => void
}

export function LimitEditor({ device, row, rows, view, onTrial, onDone }: LimitEditorProps) {
  const { t } = useTranslation()
  const { client } = useSeat()
  const { act, busy, failure } = useAct()
  const { key, point, limit } = row
  const [fields, setFields] = useState(fieldsOf(limit))
  const [tried, setTried] = useState<Trial | null>(null)
  const kind = pointKindOf(device.kind, point)
  const unit = kind?.unit ?? ''
  const standard = kind?.limits.find(({ id }) => id === limit.id)
  const guarded = isLifeSafety(limit)
  const { override, errors } = changeOf(fields, limit, kind?.range)
  const isValid = Object.keys(errors).length === 0
  const change = (part: Partial<typeof fields>) => setFields({ ...fields, ...part })
  const errorWords = (field: keyof typeof errors) => {
    const error = errors[field]
    return error ? t(`devices.limit.${error}`, { least: kind?.range[0], most: kind?.range[1] }) : null
  }
  useEscape(onDone)

  const put = async (next: typeof override) => {
    if (await act(() => client.devices.override({ id: device.id, overrides: overridesWith(rows, key, next) }))) onDone()
  }
  const save = (event: FormEvent) => {
    event.preventDefault()
    if (isValid) void put(withoutStandard(override, standard ?? {}))
  }
  const tryIt = async () => {
    const { from, to } = windowOf(view, coreNow())
    const [since, until] = [new Date(from).toISOString(), new Date(to).toISOString()]
    const candidate = { ...limit, ...override, off: false }
    const answer = await act(() => client.devices.tryLimit({ id: device.id, point, limit: candidate, since, until }))
    if (!answer) return
    const { readings, fired, spans } = answer
    const times = spans.map((span) => ({ from: Date.parse(span.from), to: Date.parse(span.to) }))
    const trial = { point, limit: candidate, readings, fired: fired.map((at) => Date.parse(at)), spans: times }
    setTried(trial)
    onTrial(trial)
  }
  return (
    <form className="form limit-editor" onSubmit={save} aria-label={t('devices.limit.change')}>
      <div className="limit-editor__fields">
        {limit.value === undefined ? null : (
          <NumberField
            label={t('devices.limit.value')}
            unit={unit}
            value={fields.value}
            error={errorWords('value')}
            hasFocus
            onText={(value) => change({ value })}
          />
        )}
        <NumberField
          label={t('devices.limit.hysteresis')}
          unit={unit}
          value={fields.hysteresis}
          error={errorWords('hysteresis')}
          onText={(hysteresis) => change({ hysteresis })}
        />
        <NumberField
          label={t('devices.limit.delay')}
          unit={t('devices.limit.seconds')}
          value={fields.delayS}
          error={errorWords('delayS')}
          onText={(delayS) => change({ delayS })}
        />
        <label className="entry">
          {t('devices.limit.priority')}
          <select
            className="field"
            value={fields.priority}
            onChange={(event) => change({ priority: Priority.parse(Number(event.target.value)) })}
          >
            {([1, 2, 3, 4] as const).map((priority) => (
              <option key={priority} value={priority} disabled={guarded && priority > (standard?.priority ?? limit.priority)}>
                {t(`common.priority.${priority}`)}
              </option>
            ))}
          </select>
        </label>
        <label className="limit-editor__off">
          <input type="checkbox" checked={fields.off} disabled={guarded} onChange={(event) => change({ off: event.target.checked })} />
          {t('devices.limit.switchOff')}
        </label>
      </div>
      {guarded ? <p className="quiet">{t('devices.limit.guarded')}</p> : null}
      {tried ? <TrialWords trial={tried} view={view} /> : null}
      <FailureLine failure={failure} />
      <div className="form__acts">
        <Button type="submit" look="next" keyName={t('incidents.hint.enter')} disabled={!isValid || busy}>
          {t('devices.act.save')}
        </Button>
        <Button disabled={!isValid || busy} onClick={() => void tryIt()}>
          {t('devices.trial.act', { span: t(`devices.history.${view.span}`) })}
        </Button>
        {row.override ? (
          <Button disabled={busy} onClick={() => void put({})}>
            {t('devices.limit.reset')}
          </Button>
        ) : null}
        <Button keyName="Esc" onClick={onDone}>
          {t('common.act.cancel')}
        </Button>
      </div>
    </form>
  )
}

/** How often it would have fired, and when last; the chart shows all of it. */
function TrialWords({ trial, view }: { trial: Trial; view: ChartView }) {
  const { t } = useTranslation()
  const format = useFormat()
  const span = t(`devices.history.${view.span}`)
  const last = trial.fired.at(-1)
  return (
    <p role="status">
      <b>
        {trial.readings === 0
          ? t('devices.trial.noReadings', { span })
          : last === undefined
            ? t('devices.trial.never', { span })
            : t('devices.trial.times', { span, count: trial.fired.length, last: `${format.date(last)} ${format.clock(last)}` })}
      </b>
      {'　'}
      <span className="quiet">{t('devices.trial.readings', { count: trial.readings, shown: format.count(trial.readings) })}</span>
    </p>
  )
}
