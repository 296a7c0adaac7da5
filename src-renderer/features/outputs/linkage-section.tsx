/** What is driven for an incident or waits for a person, in its panel; the way to stop it is always in sight. */
import './outputs.css'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Refused } from '../../i18n/refused.tsx'
import { useFormat } from '../../i18n/use-format.ts'
import { useBoard } from '../../state/board.ts'
import { deviceKindOf } from '../../state/device-kinds.ts'
import { useSession } from '../../state/session.ts'
import { useDevices } from '../../state/use-all.ts'
import { Button } from '../../ui/button.tsx'
import { Section } from '../../ui/section.tsx'
import { type ActionGroup, groupsOf, mayConfirm, mayStop } from './action.rules.ts'
import { ActionRow } from './action-row.tsx'
import { useOutputActs } from './use-output-acts.ts'
import { useOutputKeys } from './use-output-keys.ts'

/** More rows than this push what follows out of sight. */
const ROWS_MAX = 2

/** Folded: what a person has to decide first; the rest in one line. */
const shownFirst = (groups: readonly ActionGroup[], first: ActionGroup | undefined): readonly ActionGroup[] =>
  groups.length <= ROWS_MAX ? groups : groups.filter((group) => group === first || group.look === 'trouble').slice(0, ROWS_MAX)

export function LinkageSection({ incident }: { incident: string }) {
  const { t } = useTranslation()
  const actions = useBoard((board) => board.actions)
  const devices = useDevices()
  const me = useSession((session) => session.identity?.id ?? '')
  const { language } = useFormat()
  const [open, setOpen] = useState(false)
  const acts = useOutputActs()
  const own = [...actions.values()].filter(({ incidents }) => incidents.includes(incident))
  const groups = groupsOf(own, (device) => devices.get(device)?.kind ?? '')
  const stoppable = own.filter(mayStop)
  const { confirmHeld, release } = useOutputKeys(() => stoppable.length > 0 && acts.stop(stoppable))
  if (groups.length === 0) return null
  const toConfirm = groups.filter((group) => group.actions.some((action) => mayConfirm(action, me)))
  // What an interlock keeps back can wait for what it does not.
  const first = toConfirm.find(({ look }) => look === 'waiting') ?? toConfirm[0]
  const shown = open ? groups : shownFirst(groups, first)
  const hidden = groups.filter((group) => !shown.includes(group))
  const stopRows = groups.filter((group) => group.actions.some(mayStop))
  return (
    <Section
      className="linkage"
      title={t('outputs.linkage.title')}
      note={
        stopRows.length > 1 ? (
          <Button className="button--stop" keyName="S" onClick={() => acts.stop(stoppable)}>
            {t('outputs.act.stopAll')}
          </Button>
        ) : null
      }
    >
      <Refused failure={acts.failure} words="outputs.refusal" />
      <ul>
        {shown.map((group) => (
          <ActionRow
            key={group.key}
            group={group}
            me={me}
            acts={acts}
            keys={{ ...(group === first && { confirm: 'L' }), ...(stopRows.length === 1 && group === stopRows[0] && { stop: 'S' }) }}
            confirmHeld={group === first && confirmHeld}
            onConfirmed={release}
          />
        ))}
      </ul>
      {hidden.length > 0 || open ? (
        <button type="button" className="linkage__fold" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open
            ? t('outputs.linkage.fold')
            : [...new Map(hidden.map(({ look }) => [look, hidden.filter((group) => group.look === look)]))]
                .map(([look, ones]) =>
                  t('outputs.linkage.more', {
                    names: ones.map(({ kind }) => deviceKindOf(kind)?.name[language] ?? kind).join(language === 'en' ? ', ' : '、'),
                    state: t(`outputs.linkage.look.${look}`),
                  }),
                )
                .join('　')}
        </button>
      ) : null}
    </Section>
  )
}
