/** A person on the map: the number in a circle, the ring says what they do; an old position fades and tells its age. */
import { useTranslation } from 'react-i18next'
import { age, named } from '../../i18n/format.ts'
import { useNow } from '../../state/use-now.ts'
import type { MapLanguage, Staff } from '../map.types.ts'

/** From this age on a position says how old it is; to the second while that still guides a search. */
const OLD_MS = 60_000
const BY_THE_SECOND_MS = 120_000

export function StaffMark({ staff, language }: { staff: Staff; language: MapLanguage }) {
  const { t } = useTranslation()
  const now = useNow(1_000)
  const old = staff.positionAt ? now - Date.parse(staff.positionAt) : 0
  const isOld = old >= OLD_MS
  const oldText = old < BY_THE_SECOND_MS ? `${Math.floor(old / 1_000)} s` : age(old, language)
  const label = t('map.person.label', { number: staff.number, name: named(staff, language), state: t(`people.state.${staff.state}`) })
  return (
    <div
      className={`staff-mark staff-mark--${staff.state} ${isOld ? 'staff-mark--old' : ''}`}
      data-mark={staff.id}
      role="img"
      aria-label={label}
      title={label}
    >
      <b>{staff.number}</b>
      {isOld && <span title={t('map.person.age', { age: oldText })}>{oldText}</span>}
    </div>
  )
}
