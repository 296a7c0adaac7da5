/** Says new alarms to screen readers, and shows in large what should be heard but cannot. */
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/use-format.ts'
import { useBoard } from '../../state/board.ts'
import { useNow } from '../../state/use-now.ts'
import { rankColour } from '../../ui/priority-symbol.tsx'
import { unlock, useLoudspeaker } from './loudspeaker.ts'
import { soundingPriority } from './sounding.rules.ts'

export function AlarmAnnouncer() {
  const { t } = useTranslation()
  const format = useFormat()
  const incidents = useBoard((board) => board.incidents)
  const known = useRef(new Set<string>())
  const [said, setSaid] = useState('')

  useEffect(() => {
    const fresh = [...incidents.values()].filter((incident) => incident.unacknowledged && !known.current.has(incident.id))
    for (const incident of fresh) known.current.add(incident.id)
    const worst = fresh.sort((a, b) => a.priority - b.priority)[0]
    if (!worst) return
    const priority = t(`common.priority.${worst.priority}`)
    setSaid(t('incidents.announce.fresh', { priority, kind: t(`incidents.kind.${worst.kind}`), place: format.placed(worst.place) }))
  }, [incidents, format, t])

  return (
    <div className="unseen" aria-live="assertive" role="alert">
      {said}
    </div>
  )
}

/** A frame around the whole seat and a bar to press: the visual substitute of a sound that cannot play. */
export function UnheardAlarm() {
  const { t } = useTranslation()
  const now = useNow(500)
  const incidents = useBoard((board) => board.incidents)
  const blocked = useLoudspeaker(({ state }) => state === 'blocked')
  const priority = soundingPriority(incidents.values(), now)
  if (!blocked || priority === null) return null
  const colour = rankColour(priority)
  return (
    <>
      <div className="unheard__frame" style={{ borderColor: colour }} />
      <button type="button" className="unheard__bar" style={{ borderColor: colour }} onClick={() => void unlock()}>
        <b>{t('seat.sound.unheard')}</b> {t('seat.sound.unlock')}
      </button>
    </>
  )
}
