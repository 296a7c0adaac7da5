/** One row of the linkage: what, where, how it stands, and the buttons to confirm, drop and stop it. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/use-format.ts'
import { useBoard } from '../../state/board.ts'
import { deviceKindOf } from '../../state/device-kinds.ts'
import { Button } from '../../ui/button.tsx'
import { HoldButton } from '../../ui/hold-button.tsx'
import { type ActionGroup, mayConfirm, mayDrop, mayEnd, mayStop, phrasesOf } from './action.rules.ts'
import { ActionMark } from './action-mark.tsx'
import { ActionWords } from './action-words.tsx'
import { ruleName } from './linkages.ts'
import type { OutputActs } from './use-output-acts.ts'

interface ActionRowProps {
  group: ActionGroup
  /** Id of the person at this seat. */
  me: string
  acts: OutputActs
  /** The keys that do the same, where this row has them. */
  keys: { confirm?: string; stop?: string }
  confirmHeld: boolean
  onConfirmed: () => void
}

export function ActionRow({ group, me, acts, keys, confirmHeld, onConfirmed }: ActionRowProps) {
  const { t } = useTranslation()
  const { language } = useFormat()
  const [first, ...more] = group.actions
  const toConfirm = group.actions.filter((action) => mayConfirm(action, me))
  const toDrop = group.actions.filter(mayDrop)
  const toStop = group.actions.filter(mayStop)
  const toEnd = group.actions.filter(mayEnd)
  return (
    <li className="action-row" data-look={group.look}>
      <ActionMark look={group.look} />
      <div className="action-row__words" title={group.rule === null ? undefined : ruleName(group.rule, language)}>
        <b>{deviceKindOf(group.kind)?.name[language] ?? group.kind}</b>
        {first && more.length === 0 ? <Place device={first.device} /> : null}
        <p>{first && more.length === 0 ? <ActionWords action={first} /> : <Many group={group} />}</p>
      </div>
      <div className="action-row__acts">
        {toConfirm.length > 0 ? (
          <HoldButton
            className="button--judge"
            keyName={keys.confirm}
            keyHeld={confirmHeld}
            title={t('incidents.hint.hold')}
            onHeld={() => {
              onConfirmed()
              acts.confirm(toConfirm)
            }}
          >
            {t('outputs.act.confirm')}
          </HoldButton>
        ) : null}
        {toDrop.length > 0 ? (
          <Button look="plain" onClick={() => acts.stop(toDrop)}>
            {t('outputs.act.drop')}
          </Button>
        ) : null}
        {toEnd.length > 0 ? (
          <Button look="plain" title={t('outputs.hint.onSpot')} onClick={() => acts.stop(toEnd)}>
            {t('outputs.act.end')}
          </Button>
        ) : null}
        {toStop.length > 0 ? (
          <Button className="button--stop" keyName={keys.stop} onClick={() => acts.stop(toStop)}>
            {t('outputs.act.stop')}
          </Button>
        ) : null}
      </div>
    </li>
  )
}

function Place({ device }: { device: string }) {
  const format = useFormat()
  const known = useBoard((board) => board.devices.get(device))
  return <span>{known ? format.placed({ text: known.place, textEn: known.placeEn }) : device}</span>
}

/** Several of a kind: how many stand how, and one by one on demand. */
function Many({ group }: { group: ActionGroup }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  return (
    <>
      <button type="button" className="action-row__more" aria-expanded={open} onClick={() => setOpen(!open)}>
        {phrasesOf(group.actions)
          .map(({ phrase, count }) => t('outputs.group.count', { words: t(`outputs.short.${phrase}`), count }))
          .join('　')}
      </button>
      {open ? (
        <span className="action-row__each">
          {group.actions.map((action) => (
            <span key={action.id}>
              <Place device={action.device} />　<ActionWords action={action} />
            </span>
          ))}
        </span>
      ) : null}
    </>
  )
}
