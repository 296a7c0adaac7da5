/** An order to a whole team, or to all who have a skill; one for each of them who is free. */
import { type KeyboardEvent, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Skill } from '../../../src-preload/contract/people.contract.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useStaff } from '../../state/use-all.ts'
import { useSite } from '../../state/use-site.ts'
import { Button } from '../../ui/button.tsx'

interface GroupChoiceProps {
  onSend: (group: string) => void
  onCancel: () => void
}

export function GroupChoice({ onSend, onCancel }: GroupChoiceProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const site = useSite()
  const staff = useStaff()
  const free = useMemo(() => [...staff.values()].filter(({ state }) => state === 'free'), [staff])
  const teams = (site?.groups ?? []).map((team) => ({
    id: team.id,
    name: format.named(team),
    free: free.filter(({ id }) => team.staff.includes(id)).length,
  }))
  const skills = Skill.options.map((skill) => ({
    id: skill,
    name: t(`dispatch.skill.${skill}`),
    free: free.filter((member) => member.skills.includes(skill)).length,
  }))
  const choices = [...teams, ...skills]
  const [chosen, setChosen] = useState(choices.find((choice) => choice.free > 0)?.id ?? '')
  const isSendable = choices.some(({ id, free: count }) => id === chosen && count > 0)
  const keys = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && isSendable) onSend(chosen)
    else if (event.key === 'Escape') onCancel()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const options = (list: typeof choices) =>
    list.map(({ id, name, free: count }) => (
      <option key={id} value={id} disabled={count === 0}>
        {t('dispatch.group.free', { name, free: count })}
      </option>
    ))
  return (
    <div className="group-choice">
      <select
        className="field"
        // biome-ignore lint/a11y/noAutofocus: the operator pressed the key to choose here
        autoFocus
        aria-label={t('dispatch.group.label')}
        value={chosen}
        onChange={(event) => setChosen(event.target.value)}
        onKeyDown={keys}
      >
        {teams.length > 0 ? <optgroup label={t('dispatch.group.team')}>{options(teams)}</optgroup> : null}
        <optgroup label={t('dispatch.group.skill')}>{options(skills)}</optgroup>
      </select>
      <Button keyName={t('incidents.hint.enter')} disabled={!isSendable} onClick={() => onSend(chosen)}>
        {t('dispatch.group.send')}
      </Button>
      <Button keyName="Esc" onClick={onCancel}>
        {t('common.act.cancel')}
      </Button>
    </div>
  )
}
