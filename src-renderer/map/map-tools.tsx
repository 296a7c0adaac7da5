/** Further tools at the map's edge: which groups are shown, and measuring. */
import { IconRuler2, IconStack2 } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { MAP_GROUPS, useMapGroups } from '../state/map-groups.ts'
import { SignPicture } from './sign-picture.tsx'
import type { Sign } from './signs.rules.ts'

/** A sign that stands for the group; groups of areas have none. */
const SIGN_OF: Partial<Record<(typeof MAP_GROUPS)[number], Sign>> = {
  safety: 'hydrant',
  watch: 'checkpoint',
  cameras: 'camera',
  broadcast: 'broadcast',
}

interface GroupsButtonProps {
  isOpen: boolean
  onOpen: (isOpen: boolean) => void
}

export function GroupsButton({ isOpen, onOpen }: GroupsButtonProps) {
  const { t } = useTranslation()
  const label = t('map.groups.label')
  return (
    <button type="button" aria-expanded={isOpen} aria-label={label} title={label} onClick={() => onOpen(!isOpen)}>
      <IconStack2 size={18} aria-hidden="true" />
    </button>
  )
}

export function GroupsPanel({ hasBase, onClose }: { hasBase: boolean; onClose: () => void }) {
  const { t } = useTranslation()
  const { hidden, toggle } = useMapGroups()
  return (
    <fieldset
      className="map-groups"
      data-keep-free
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose()
      }}
    >
      <legend>{t('map.groups.label')}</legend>
      {MAP_GROUPS.filter((group) => hasBase || group !== 'base').map((group) => {
        const sign = SIGN_OF[group]
        return (
          <label key={group}>
            <input type="checkbox" checked={!hidden.includes(group)} onChange={() => toggle(group)} />
            <span className="map-groups__sign">{sign && <SignPicture sign={sign} size={18} />}</span>
            {t(`map.groups.${group}`)}
          </label>
        )
      })}
    </fieldset>
  )
}

interface MeasureProps {
  isOn: boolean
  onChange: (isOn: boolean) => void
}

export function MeasureButton({ isOn, onChange }: MeasureProps) {
  const { t } = useTranslation()
  const label = t('map.measure.label')
  return (
    <button type="button" aria-pressed={isOn} aria-label={label} title={label} onClick={() => onChange(!isOn)}>
      <IconRuler2 size={18} aria-hidden="true" />
    </button>
  )
}

export function MeasureLine({ metres, points }: { metres: number; points: number }) {
  const { t } = useTranslation()
  return (
    <p className="map-notice map-notice--passing" role="status">
      {points < 2 ? t('map.measure.begin') : t('map.measure.along', { metres })}
      <small>{t('map.measure.keys')}</small>
    </p>
  )
}
