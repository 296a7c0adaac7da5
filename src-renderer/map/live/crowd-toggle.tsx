/** Shows and hides how dense people stand; not there where nobody counts them. */
import { IconUsersGroup } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Feed } from '../../state/feeds.ts'
import { useNow } from '../../state/use-now.ts'
import type { Device } from '../map.types.ts'
import { countsPeople } from './crowd.ts'

/** So often it is looked whether somebody counts. */
const LOOK_MS = 10_000

interface CrowdToggleProps {
  devices: Feed<Device>
  isOn: boolean
  onChange: (isOn: boolean) => void
}

export function CrowdToggle({ devices, isOn, onChange }: CrowdToggleProps) {
  const { t } = useTranslation()
  useNow(LOOK_MS)
  if (![...devices.now().values()].some(countsPeople)) return null
  const label = t(isOn ? 'map.crowd.hide' : 'map.crowd.show')
  return (
    <button type="button" aria-pressed={isOn} onClick={() => onChange(!isOn)} aria-label={label} title={label}>
      <IconUsersGroup size={18} aria-hidden="true" />
    </button>
  )
}
