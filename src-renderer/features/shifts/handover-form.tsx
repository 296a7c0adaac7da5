/** The handover: words for the next shift, and two signatures, on this seat or on two. */
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Shift } from '../../../src-preload/contract/shifts.contract.ts'
import { Refused } from '../../i18n/refused.tsx'
import { useFormat } from '../../i18n/use-format.ts'
import { useSeat } from '../../state/seat-context.tsx'
import { useSession } from '../../state/session.ts'
import { useAct } from '../../state/use-act.ts'
import { Button } from '../../ui/button.tsx'
import { LabelledField } from '../../ui/labelled-field.tsx'
import { useRenewShift } from './use-shift.ts'

export function Handover({ shift }: { shift: Shift }) {
  const me = useSession(({ identity }) => identity?.id)
  if (shift.sheet) return <Signed shift={shift} sheet={shift.sheet} />
  return shift.onDuty.some(({ id }) => id === me) ? <HandoverForm /> : <NotOnDuty />
}

function NotOnDuty() {
  const { t } = useTranslation()
  return <p className="quiet">{t('shifts.handover.notOnDuty')}</p>
}

function HandoverForm() {
  const { t } = useTranslation()
  const { client, adopt } = useSeat()
  const me = useSession(({ identity }) => identity?.name ?? '')
  const { act, busy, failure } = useAct()
  const renew = useRenewShift()
  const [words, setWords] = useState('')
  const [name, setName] = useState('')
  const [password, setPassword] = useState('')

  const handOver = async (event: FormEvent) => {
    event.preventDefault()
    const signedIn = await act(() => client.shifts.handOver({ words, name, password }))
    setPassword('')
    if (!signedIn) return
    adopt(signedIn)
    await renew()
  }
  const offer = async () => {
    if (await act(() => client.shifts.offer({ words }))) await renew()
  }
  return (
    <form className="handover" onSubmit={handOver}>
      <label>
        {t('shifts.handover.words')}
        <textarea
          className="field"
          rows={3}
          maxLength={4000}
          placeholder={t('shifts.handover.wordsExample')}
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
      </label>
      <p>{t('shifts.handover.outgoing', { name: me })}</p>
      <div className="handover__incoming">
        <LabelledField label={t('shifts.handover.incoming')} autoComplete="off" value={name} onText={setName} />
        <LabelledField label={t('shifts.handover.password')} type="password" autoComplete="off" value={password} onText={setPassword} />
      </div>
      <Refused failure={failure} words="shifts.refusal" />
      <div className="form__acts">
        <Button type="submit" look="next" disabled={busy}>
          {t('shifts.handover.sign')}
        </Button>
        <Button disabled={busy} onClick={() => void offer()}>
          {t('shifts.handover.otherSeat')}
        </Button>
      </div>
      <p className="quiet">{t('shifts.handover.note')}</p>
    </form>
  )
}

/** Signed by one; the other signs on a session of their own. */
function Signed({ shift, sheet }: { shift: Shift; sheet: NonNullable<Shift['sheet']> }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { client } = useSeat()
  const me = useSession(({ identity }) => identity?.id)
  const { act, busy, failure } = useAct()
  const renew = useRenewShift()
  const order = async (give: () => Promise<Shift>) => {
    if (await act(give)) await renew()
  }
  const isMine = sheet.outgoing.id === me
  return (
    <div className="handover" role="status">
      <p>
        <b>{t('shifts.handover.signed', { name: sheet.outgoing.name, time: format.shortClock(sheet.outgoing.at) })}</b>
      </p>
      {sheet.words ? <p className="handover__words">{sheet.words}</p> : null}
      <p className="quiet">{t(isMine ? 'shifts.handover.waiting' : 'shifts.handover.read')}</p>
      <Refused failure={failure} words="shifts.refusal" />
      <div className="form__acts">
        {isMine ? null : (
          <Button look="next" disabled={busy} onClick={() => void order(() => client.shifts.take({ hash: sheet.hash }))}>
            {t('shifts.handover.take')}
          </Button>
        )}
        <Button disabled={busy} onClick={() => void order(() => client.shifts.withdraw({}))}>
          {t('shifts.handover.withdraw')}
        </Button>
      </div>
      <p className="hash">{t('shifts.sheet.hash', { hash: (shift.sheet?.hash ?? '').slice(0, 16) })}</p>
    </div>
  )
}
