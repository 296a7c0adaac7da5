/** Outputs that wait for a person: approved by holding, refused by a press; some need two. */
import { useTranslation } from 'react-i18next'
import { type ActionGroup, mayConfirm } from '../../features/outputs/action.rules.ts'
import { ActionWords } from '../../features/outputs/action-words.tsx'
import { useOutputActs } from '../../features/outputs/use-output-acts.ts'
import { Refused } from '../../i18n/refused.tsx'
import { useFormat } from '../../i18n/use-format.ts'
import { useBoard } from '../../state/board.ts'
import { deviceKindOf } from '../../state/device-kinds.ts'
import { useSession } from '../../state/session.ts'
import { Button } from '../../ui/button.tsx'
import { HoldButton } from '../../ui/hold-button.tsx'

export function Approvals({ groups }: { groups: readonly ActionGroup[] }) {
  const { t } = useTranslation()
  const acts = useOutputActs()
  return (
    <>
      {groups.length === 0 ? (
        <section className="quiet">
          <h1>{t('handset.manager.noApprovals')}</h1>
          <p>{t('handset.manager.approvalsHow')}</p>
        </section>
      ) : null}
      <Refused failure={acts.failure} words="outputs.refusal" />
      {groups.map((group) => (
        <Approval key={group.key} group={group} acts={acts} />
      ))}
    </>
  )
}

function Approval({ group: { kind, actions }, acts }: { group: ActionGroup; acts: ReturnType<typeof useOutputActs> }) {
  const { t } = useTranslation()
  const format = useFormat()
  const me = useSession((session) => session.identity?.id ?? '')
  const isCut = useBoard((board) => board.link.state !== 'live')
  const [first] = actions
  const incident = useBoard((board) => board.incidents.get(first?.incidents[0] ?? ''))
  const device = useBoard((board) => board.devices.get(first?.device ?? ''))
  const mine = actions.filter((action) => mayConfirm(action, me))
  const where = device ? format.placed({ text: device.place, textEn: device.placeEn }) : null
  return (
    <article className="approval">
      <b>
        {deviceKindOf(kind)?.name[format.language] ?? kind}
        {actions.length > 1 ? ` × ${actions.length}` : null}
      </b>
      {where && actions.length === 1 ? <p>{where}</p> : null}
      <p className="quiet-words">
        {incident
          ? t('handset.manager.for', { place: format.placed(incident.place) })
          : t('handset.manager.byHand', { reason: first?.reason ?? '' })}
      </p>
      {first ? (
        <p className="quiet-words">
          <ActionWords action={first} />
        </p>
      ) : null}
      <div className="side-by-side">
        {mine.length > 0 ? (
          <HoldButton className="button--judge" disabled={isCut} onHeld={() => acts.confirm(mine)}>
            {t('handset.manager.approve')}
          </HoldButton>
        ) : (
          <p>{t('handset.manager.confirmed')}</p>
        )}
        <Button disabled={isCut} onClick={() => acts.stop(actions)}>
          {t('handset.manager.refuse')}
        </Button>
      </div>
    </article>
  )
}
