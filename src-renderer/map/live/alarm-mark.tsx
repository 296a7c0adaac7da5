/** The marker of an incident: its priority's symbol with its hazard's glyph. Filled and blinking while nobody has it.
 * The keyboard reaches incidents through the queue and the call-outs: hundreds of markers would only be in its way. */
import { useTranslation } from 'react-i18next'
import { placed } from '../../i18n/format.ts'
import type { Incident, MapLanguage } from '../map.types.ts'
import { HAZARD_GLYPHS } from '../map-images.ts'
import { PRIORITY_SYMBOLS } from './priority-symbols.ts'

interface AlarmMarkProps {
  incident: Incident
  isSelected: boolean
  /** Where it is not on the floor that is looked at. */
  floor: string | null
  language: MapLanguage
  onSelect?: ((id: string) => void) | undefined
}

export function AlarmMark({ incident, isSelected, floor, language, onSelect }: AlarmMarkProps) {
  const { t } = useTranslation()
  const { priority, kind, unacknowledged, id } = incident
  const { path, scale, middle } = PRIORITY_SYMBOLS[priority]
  const state = unacknowledged ? 'fresh' : 'taken'
  return (
    <button
      type="button"
      className={`alarm-mark alarm-mark--p${priority} alarm-mark--${state} ${isSelected ? 'alarm-mark--selected' : ''}`}
      data-mark={id}
      aria-pressed={isSelected}
      tabIndex={-1}
      onClick={() => onSelect?.(id)}
      aria-label={`${t(`common.priority.${priority}`)} ${t(`incidents.kind.${kind}`)} ${placed(incident.place, language)}`}
    >
      <svg viewBox="0 0 48 48" aria-hidden="true">
        <path className="alarm-mark__symbol" d={path} />
        <path
          className="alarm-mark__glyph"
          d={HAZARD_GLYPHS[kind]}
          transform={`translate(24 ${middle}) scale(${scale}) translate(-12 -12)`}
          fill="none"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
      {floor && <span className="alarm-mark__floor">{floor}</span>}
    </button>
  )
}
