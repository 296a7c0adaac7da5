/** Putting the draft in force: with a note, past what is wrong with it, and past another version that came in force meanwhile. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/use-format.ts'
import { useSeat } from '../../state/seat-context.tsx'
import { useAct } from '../../state/use-act.ts'
import { Button } from '../../ui/button.tsx'
import type { Draft } from './draft.rules.ts'
import { usePlanDesk } from './plan-desk.ts'
import { PlanRefused } from './plan-refused.tsx'
import type { Checked } from './use-check.ts'
import { useRenewVersions, useVersions } from './use-plan.ts'

interface PublishFormProps {
  draft: Draft
  checked: Checked
  onClose: () => void
}

export function PublishForm({ draft, checked, onClose }: PublishFormProps) {
  const { t } = useTranslation()
  const { client } = useSeat()
  const { act, busy, failure } = useAct()
  const { open, show } = usePlanDesk()
  const renew = useRenewVersions()
  const newest = useVersions().data?.items[0]
  const [note, setNote] = useState('')
  const errors = checked.problems.filter(({ severity }) => severity === 'error').length
  const warnings = checked.problems.length - errors
  const isChecking = checked.plan !== draft.plan && checked.failure === null
  const isOvertaken = failure?.code === 'plan.changed' || (newest !== undefined && newest.version > draft.base)
  const publish = async () => {
    const published = await act(() => client.plan.publish({ base: draft.base, plan: draft.plan, note: note.trim() }))
    await renew()
    if (!published) return
    open({ version: published.version, plan: draft.plan }, null)
    onClose()
  }
  return (
    <section className="plan-ask" aria-label={t('plan.act.publish')}>
      {isOvertaken && newest ? <Overtaken version={newest.version} by={newest.by} at={newest.at} note={newest.note} /> : null}
      <label className="plan-ask__note">
        {t('plan.publish.note')}
        <input
          className="field"
          // biome-ignore lint/a11y/noAutofocus: the editor asked to write here
          autoFocus
          maxLength={500}
          placeholder={t('plan.publish.example')}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
      </label>
      {errors + warnings > 0 || isChecking ? (
        <Button onClick={() => show('check')}>{isChecking ? t('plan.check.working') : t('plan.check.counts', { errors, warnings })}</Button>
      ) : null}
      <Button look="next" disabled={busy || isChecking || isOvertaken || errors > 0} onClick={() => void publish()}>
        {warnings > 0 && errors === 0 ? t('plan.publish.anyway') : t('plan.act.publish')}
      </Button>
      <Button onClick={onClose}>{t('common.act.cancel')}</Button>
      <p className="plan-note">{errors > 0 ? t('plan.publish.errors') : t('plan.publish.atOnce')}</p>
      <PlanRefused failure={isOvertaken ? null : failure} />
    </section>
  )
}

/** Somebody else was first: look at theirs, or put mine on top of it. */
function Overtaken({ version, by, at, note }: { version: number; by: string; at: string; note: string }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { client } = useSeat()
  const { act, busy, failure } = useAct()
  const { look, rebase } = usePlanDesk()
  const open = async () => {
    const plan = await act(() => client.plan.version({ version }))
    if (plan) look({ version, plan })
  }
  return (
    <div className="plan-overtaken" role="alert">
      <p>
        <b>{t('plan.overtaken.what', { version, by, time: `${format.day(at)} ${format.shortClock(at)}` })}</b>
        {note ? `　${note}` : ''}
      </p>
      <Button disabled={busy} onClick={() => void open()}>
        {t('plan.overtaken.look')}
      </Button>
      <Button look="judge" onClick={() => rebase(version)}>
        {t('plan.overtaken.onTop')}
      </Button>
      <PlanRefused failure={failure} />
    </div>
  )
}
