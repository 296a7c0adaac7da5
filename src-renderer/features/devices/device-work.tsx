/** The work on one device: whether its alarms count and until when, and what can be changed about it. */
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Device } from '../../../src-preload/contract/devices.contract.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useSeat } from '../../state/seat-context.tsx'
import { useSeatPage } from '../../state/seat-page.ts'
import { useAct } from '../../state/use-act.ts'
import { Button } from '../../ui/button.tsx'
import { Section } from '../../ui/section.tsx'
import { useEscape } from '../../ui/use-escape.ts'
import { useDeviceDesk } from './device-desk.ts'
import { Entry } from './entry.tsx'
import { FailureLine } from './failure-line.tsx'
import { ServiceForm } from './service-form.tsx'

type OpenForm = 'test' | 'outOfService' | 'remove' | null

export function DeviceWork({ device }: { device: Device }) {
  const { t } = useTranslation()
  const openForm = useDeviceDesk((desk) => desk.openForm)
  const [open, setOpen] = useState<OpenForm>(null)
  const inService = device.service.mode === 'inService'
  const close = () => setOpen(null)
  return (
    <Section title={t('devices.work.title')} className="section--first">
      <ServiceLine device={device} />
      {open === 'test' || open === 'outOfService' ? (
        <ServiceForm work={open} devices={[device.id]} onDone={close} />
      ) : open === 'remove' ? (
        <RemoveForm device={device} onDone={close} />
      ) : (
        <div className="device-work__acts">
          {inService ? (
            <>
              <Button onClick={() => setOpen('test')}>{t('devices.work.test')}…</Button>
              <Button onClick={() => setOpen('outOfService')}>{t('devices.work.outOfService')}…</Button>
            </>
          ) : null}
          <Button onClick={() => openForm({ of: 'device', device: device.id })}>{t('devices.work.edit')}…</Button>
          <Button onClick={() => setOpen('remove')}>{t('devices.work.remove')}…</Button>
        </div>
      )}
    </Section>
  )
}

/** In service; or in test or out of it, with end, reason and the way back. */
function ServiceLine({ device }: { device: Device }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { client } = useSeat()
  const { act, busy, failure } = useAct()
  const { mode, until, reason, by } = device.service
  if (mode === 'inService') return <p className="quiet">{t('devices.work.inServiceNote')}</p>
  return (
    <div className="service-line" role="status">
      <p>
        <b>{t(`devices.work.${mode}`)}</b>
        {until === null ? '' : `　${t('devices.work.ends', { time: `${format.date(until)} ${format.shortClock(until)}` })}`}
      </p>
      <p className="quiet">{[by, reason].filter(Boolean).join('　')}</p>
      <FailureLine failure={failure} />
      <Button look="judge" disabled={busy} onClick={() => void act(() => client.devices.putBack({ devices: [device.id] }))}>
        {t(mode === 'test' ? 'devices.work.endTest' : 'devices.work.putBack')}
      </Button>
    </div>
  )
}

function RemoveForm({ device, onDone }: { device: Device; onDone: () => void }) {
  const { t } = useTranslation()
  const { client } = useSeat()
  const closeDevice = useSeatPage((pages) => pages.closeDevice)
  const { act, busy, failure } = useAct()
  const [reason, setReason] = useState('')
  const isReady = reason.trim() !== ''
  useEscape(onDone)
  const remove = async (event: FormEvent) => {
    event.preventDefault()
    if (isReady && (await act(() => client.devices.remove({ id: device.id, reason: reason.trim() })))) closeDevice()
  }
  return (
    <form className="form" aria-label={t('devices.work.remove')} onSubmit={(event) => void remove(event)}>
      <p>
        <b>{t('devices.work.remove')}</b>　<span className="quiet">{t('devices.work.removeNote')}</span>
      </p>
      <Entry label={t('devices.work.reason')}>
        {(bound) => (
          <input
            {...bound}
            className="field"
            maxLength={200}
            // biome-ignore lint/a11y/noAutofocus: the operator pressed the button to write here
            autoFocus
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Entry>
      <FailureLine failure={failure} />
      <div className="form__acts">
        <Button type="submit" look="next" keyName={t('incidents.hint.enter')} disabled={!isReady || busy}>
          {t('devices.work.remove')}
        </Button>
        <Button keyName="Esc" onClick={onDone}>
          {t('common.act.cancel')}
        </Button>
      </div>
    </form>
  )
}
