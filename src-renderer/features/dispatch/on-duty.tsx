/** Who is on duty and what they do; the desk sets people on and off duty here. Clause N-4.2.3: at least one per 400 households. */
import { useTranslation } from 'react-i18next'
import type { Staff } from '../../../src-preload/contract/people.contract.ts'
import { Refused } from '../../i18n/refused.tsx'
import { useFormat } from '../../i18n/use-format.ts'
import { useSeat } from '../../state/seat-context.tsx'
import { useAct } from '../../state/use-act.ts'
import { useStaff } from '../../state/use-all.ts'
import { useSite } from '../../state/use-site.ts'
import { Section } from '../../ui/section.tsx'
import './dispatch.css'

const byNumber = (one: Staff, other: Staff) => one.number.localeCompare(other.number)

export function OnDuty() {
  const { t } = useTranslation()
  const format = useFormat()
  const { client } = useSeat()
  const { act, failure } = useAct()
  const site = useSite()
  const staff = useStaff()
  const people = [...staff.values()].sort(byNumber)
  const onDuty = people.filter(({ state }) => state !== 'offDuty')
  const ratio =
    site && onDuty.length > 0
      ? t('dispatch.duty.ratio', { count: onDuty.length, per: format.count(Math.round(site.households / onDuty.length)) })
      : null
  const setDuty = (member: Staff) => void act(() => client.people.setDuty({ staff: member.id, onDuty: member.state === 'offDuty' }))
  return (
    <Section title={t('dispatch.duty.title')} note={ratio}>
      {onDuty.length === 0 ? <p>{t('dispatch.duty.none')}</p> : null}
      <ul className="duty">
        {[...onDuty, ...people.filter(({ state }) => state === 'offDuty')].map((member) => (
          <li key={member.id} className={member.state === 'offDuty' ? 'duty__off' : undefined}>
            <span className={`staff-number staff-number--${member.state}`}>{member.number}</span>
            <span className="duty__name">{format.named(member)}</span>
            {member.state === 'free' ? null : <small>{t(`people.state.${member.state}`)}</small>}
            {member.state === 'free' || member.state === 'offDuty' ? (
              <button type="button" className="duty__act" onClick={() => setDuty(member)}>
                {t(member.state === 'offDuty' ? 'dispatch.duty.come' : 'dispatch.duty.leave')}
              </button>
            ) : null}
          </li>
        ))}
      </ul>
      <Refused failure={failure} words="dispatch.refusal" />
    </Section>
  )
}
