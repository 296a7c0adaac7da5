/** Pairing a phone in two steps: trust the console's certificate, then scan the invitation before it runs out. */
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Handset, Invitation } from '../../../src-preload/contract/handset.contract.ts'
import type { Staff } from '../../../src-preload/contract/people.contract.ts'
import { Refused } from '../../i18n/refused.tsx'
import { useFormat } from '../../i18n/use-format.ts'
import { useSeat } from '../../state/seat-context.tsx'
import { useSession } from '../../state/session.ts'
import { useAct } from '../../state/use-act.ts'
import { useNow } from '../../state/use-now.ts'
import { EmptyBlock } from '../../ui/blocks.tsx'
import { Button } from '../../ui/button.tsx'
import { QrCode } from '../../ui/qr-code.tsx'
import { Section } from '../../ui/section.tsx'
import { pairedSince } from './handset.rules.ts'
import { useRenewHandsets } from './use-handsets.ts'

interface PairPanelProps {
  /** Null: my own phone. */
  staff: string | null
  member: Staff | undefined
  handsets: readonly Handset[]
  onDone: () => void
}

/** `since`: UTC ms; a phone paired from then on is the new one. */
interface Given {
  invitation: Invitation
  since: number
}

export function PairPanel({ staff, member, handsets, onDone }: PairPanelProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const me = useSession((session) => session.identity?.name ?? '')
  const { given, invite, failure } = useInvitation(staff, handsets, me)
  const paired = given ? pairedSince(handsets, staff, me, given.since) : undefined
  const name = member ? `${member.number} ${format.named(member)}` : me
  return (
    <>
      <div className="page__head">
        <h2>{t('handsets.pair.title', { name })}</h2>
        <span className="page__count">
          <Button keyName="Esc" onClick={onDone}>
            {t(paired ? 'handsets.pair.done' : 'common.act.cancel')}
          </Button>
        </span>
      </div>
      <Refused failure={failure} words="handsets.refusal" />
      {paired ? <EmptyBlock title={t('handsets.pair.paired', { device: paired.device || t('handsets.row.unnamed') })} /> : null}
      {given && !paired ? <Steps invitation={given.invitation} onAgain={invite} /> : null}
    </>
  )
}

/** A fresh invitation as soon as somebody is chosen, and again when asked for. */
function useInvitation(staff: string | null, handsets: readonly Handset[], me: string) {
  const { client } = useSeat()
  const { act, failure } = useAct()
  const renew = useRenewHandsets()
  const [given, setGiven] = useState<Given | null>(null)
  const invite = () => {
    const known = pairedSince(handsets, staff, me, 0)
    const since = known ? Date.parse(known.pairedAt) + 1 : 0
    void act(() => client.handsets.invite({ staff })).then((invitation) => {
      if (invitation) setGiven({ invitation, since })
      return renew()
    })
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each person
  useEffect(invite, [staff])
  return { given, invite, failure }
}

function Steps({ invitation, onAgain }: { invitation: Invitation; onAgain: () => void }) {
  const { t } = useTranslation()
  const format = useFormat()
  const now = useNow(1_000)
  const { url, certificateUrl, fingerprint, expiresAt } = invitation
  const leftMs = Date.parse(expiresAt) - now
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a panel that scrolls can be reached by keyboard
    <div className="page__scroll" tabIndex={0}>
      <Section title={t('handsets.pair.first')} className="section--first">
        <div className="pair-step">
          <QrCode className="pair-step__small" text={certificateUrl} label={t('handsets.pair.firstCode')} />
          <div>
            <p>{t('handsets.pair.firstHow')}</p>
            <p className="quiet">{certificateUrl}</p>
          </div>
        </div>
        <p className="quiet">{t('handsets.pair.fingerprint')}</p>
        <code className="pair-step__fingerprint">{fingerprint}</code>
      </Section>
      <Section
        title={t('handsets.pair.second')}
        note={leftMs > 0 ? t('handsets.pair.left', { time: format.minutesSeconds(leftMs) }) : undefined}
      >
        {leftMs > 0 ? (
          <>
            <QrCode className="pair-step__large" text={url} label={t('handsets.pair.secondCode')} />
            <p>{t('handsets.pair.secondHow')}</p>
          </>
        ) : (
          <div className="pair-step__over">
            <p>{t('handsets.pair.over')}</p>
            <Button look="next" onClick={onAgain}>
              {t('handsets.pair.again')}
            </Button>
          </div>
        )}
      </Section>
    </div>
  )
}
