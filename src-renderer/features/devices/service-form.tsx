/** How long and why devices are in walk test or out of service. Both end by themselves; only being out needs a reason. */
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/use-format.ts'
import { coreNow } from '../../state/board.ts'
import { useSeat } from '../../state/seat-context.tsx'
import { useAct } from '../../state/use-act.ts'
import { useNow } from '../../state/use-now.ts'
import { useSite } from '../../state/use-site.ts'
import { Button } from '../../ui/button.tsx'
import { useEscape } from '../../ui/use-escape.ts'
import { inBatches } from './batches.rules.ts'
import { FailureLine } from './failure-line.tsx'
import { type ServiceWork, SPANS, siteTime } from './service-end.rules.ts'

interface ServiceFormProps {
  work: ServiceWork
  devices: readonly string[]
  onDone: () => void
}

export function ServiceForm({ work, devices, onDone }: ServiceFormProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const timezone = useSite()?.timezone ?? 'Asia/Shanghai'
  const { client } = useSeat()
  const { act, busy, failure } = useAct()
  const now = useNow(1_000)
  const [span, setSpan] = useState<number | null>(SPANS[work][0] ?? null)
  const [local, setLocal] = useState('')
  const [reason, setReason] = useState('')
  const endsAt = (from: number) => (span === null ? siteTime(local, timezone) : from + span)
  const end = endsAt(now)
  const isReady = end !== null && end > now && (work === 'test' || reason.trim() !== '')

  useEscape(onDone)

  const save = async (event: FormEvent) => {
    event.preventDefault()
    const ends = endsAt(coreNow())
    if (!isReady || ends === null) return
    const until = new Date(ends).toISOString()
    const order = work === 'test' ? client.devices.startTest : client.devices.takeOut
    const taken = await act(() => inBatches(devices, (batch) => order({ devices: batch, until, reason: reason.trim() })))
    if (taken) onDone()
  }
  return (
    <form className="form service-form" aria-label={t(`devices.work.${work}`)} onSubmit={(event) => void save(event)}>
      <p>
        <b>
          {t(`devices.work.${work}`)}
          {devices.length > 1 ? `　${t('devices.choice.count', { count: devices.length, shown: format.count(devices.length) })}` : ''}
        </b>
        {'　'}
        <span className="quiet">{t(`devices.work.${work}Note`)}</span>
      </p>
      <div className="service-form__line">
        <label>
          {t('devices.work.howLong')}
          <select
            className="field"
            // biome-ignore lint/a11y/noAutofocus: the operator pressed the button to choose here
            autoFocus
            value={span ?? 'until'}
            onChange={(event) => setSpan(event.target.value === 'until' ? null : Number(event.target.value))}
          >
            {SPANS[work].map((each) => (
              <option key={each} value={each}>
                {format.age(each)}
              </option>
            ))}
            <option value="until">{t('devices.work.untilTime')}</option>
          </select>
        </label>
        {span === null ? (
          <label>
            {t('devices.work.endsAt')}
            <input type="datetime-local" className="field" value={local} onChange={(event) => setLocal(event.target.value)} />
          </label>
        ) : null}
        <label className="service-form__reason">
          {t(work === 'test' ? 'devices.work.reasonIfAny' : 'devices.work.reason')}
          <input className="field" maxLength={200} value={reason} onChange={(event) => setReason(event.target.value)} />
        </label>
      </div>
      <FailureLine failure={failure} />
      <div className="form__acts">
        <Button type="submit" look="next" keyName={t('incidents.hint.enter')} disabled={!isReady || busy}>
          {end === null
            ? t(`devices.work.${work}`)
            : t(`devices.work.${work}Until`, { time: `${format.date(end)} ${format.shortClock(end)}` })}
        </Button>
        <Button keyName="Esc" onClick={onDone}>
          {t('common.act.cancel')}
        </Button>
      </div>
    </form>
  )
}
