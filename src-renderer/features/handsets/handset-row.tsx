/** One person's phone: what it is, whether it is there, how full it is; pairing and taking it out of use. */
import { IconBattery, IconMapPin, IconMapPinOff } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Handset } from '../../../src-preload/contract/handset.contract.ts'
import type { Staff } from '../../../src-preload/contract/people.contract.ts'
import { Refused } from '../../i18n/refused.tsx'
import { useFormat } from '../../i18n/use-format.ts'
import { useSeat } from '../../state/seat-context.tsx'
import { useSession } from '../../state/session.ts'
import { useAct } from '../../state/use-act.ts'
import { useNow } from '../../state/use-now.ts'
import { Button } from '../../ui/button.tsx'
import { HoldButton } from '../../ui/hold-button.tsx'
import { useRenewHandsets } from './use-handsets.ts'

const LOW_PERCENT = 20

interface HandsetRowProps {
  /** Null: a manager, or me where there is no phone either. */
  member: Staff | null
  handset: Handset | null
  mayPair: boolean
  onPair: () => void
}

export function HandsetRow({ member, handset, mayPair, onPair }: HandsetRowProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const me = useSession((session) => session.identity?.name ?? '')
  const { client } = useSeat()
  const { act, busy, failure } = useAct()
  const renew = useRenewHandsets()
  const name = member ? format.named(member) : (handset?.person ?? me)
  const revoke = (id: string) => void act(() => client.handsets.revoke({ id })).then(renew)
  return (
    <li className="handset-row">
      {member ? <span className={`staff-number staff-number--${member.state}`}>{member.number}</span> : <span />}
      <b>{name}</b>
      {handset ? <PhoneFacts handset={handset} /> : <span className="handset-row__none">{t('handsets.row.none')}</span>}
      <span className="handset-row__acts">
        <Button disabled={!mayPair} onClick={onPair} aria-label={t('handsets.row.pairWhose', { name })}>
          {t(handset ? 'handsets.row.pairAnother' : 'handsets.row.pair')}
        </Button>
        {handset ? (
          <HoldButton disabled={busy} onHeld={() => revoke(handset.id)} title={t('handsets.row.revokeHow')}>
            {t('handsets.row.revoke')}
          </HoldButton>
        ) : null}
      </span>
      <Refused failure={failure} words="handsets.refusal" />
    </li>
  )
}

function PhoneFacts({ handset: { device, online, seenAt, battery, sharesPosition, role } }: { handset: Handset }) {
  const { t } = useTranslation()
  const format = useFormat()
  const now = useNow(10_000)
  const seen = seenAt ? t('handsets.row.seen', { age: format.age(now - Date.parse(seenAt)) }) : ''
  const Pin = sharesPosition ? IconMapPin : IconMapPinOff
  const shares = t(sharesPosition ? 'handsets.row.shares' : 'handsets.row.sharesNot')
  return (
    <>
      <span className="handset-row__device">{device || t('handsets.row.unnamed')}</span>
      <span className={online ? 'handset-row__online' : 'quiet'}>{online ? t('handsets.row.online') : seen}</span>
      <span className={`nowrap ${battery !== null && battery <= LOW_PERCENT ? 'handset-row__low' : 'quiet'}`}>
        {battery === null ? null : (
          <>
            <IconBattery size={18} stroke={1.6} aria-hidden="true" /> {battery} %
          </>
        )}
      </span>
      <span className="quiet" title={role === 'staff' ? shares : undefined}>
        {role === 'staff' ? <Pin size={18} stroke={1.6} role="img" aria-label={shares} /> : null}
      </span>
    </>
  )
}
