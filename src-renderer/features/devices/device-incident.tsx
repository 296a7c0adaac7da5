/** The open incident this device has a part in, one press away from being handled. */
import { useTranslation } from 'react-i18next'
import { useBoard } from '../../state/board.ts'
import { useSeatPage } from '../../state/seat-page.ts'
import { useSelection } from '../../state/selection.ts'
import { Button } from '../../ui/button.tsx'
import { PrioritySymbol } from '../../ui/priority-symbol.tsx'

export function DeviceIncident({ device }: { device: string }) {
  const { t } = useTranslation()
  const incidents = useBoard((board) => board.incidents)
  const openPage = useSeatPage((pages) => pages.openPage)
  const incident = [...incidents.values()].find(
    ({ state, alarms }) => state !== 'archived' && alarms.some((alarm) => alarm.device === device),
  )
  if (!incident) return null
  const { id, kind, priority, unacknowledged } = incident
  const handle = () => {
    useSelection.getState().select(id)
    openPage('watch')
  }
  return (
    <p className={`device-incident wash-${priority}`}>
      <PrioritySymbol rank={priority} filled={unacknowledged} size={18} />
      <b>{t(`incidents.kind.${kind}`)}</b>
      <span>{t(`incidents.state.${incident.state}`)}</span>
      <Button onClick={handle}>{t('devices.one.handle')}</Button>
    </p>
  )
}
