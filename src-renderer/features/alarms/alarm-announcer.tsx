/** Says new alarms to screen readers. */
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/use-format.ts'
import { useBoard } from '../../state/board.ts'

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
