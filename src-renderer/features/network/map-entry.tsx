/** Which registers a Modbus unit has: one of the maps that come with the console, or one of its own as JSON. */
import { useTranslation } from 'react-i18next'
import type { Bound } from './bound.types.ts'

const files = import.meta.glob<{ id: string; name: string }>('../../../resources/modbus/*.json', { eager: true, import: 'default' })
const maps = Object.values(files).map(({ id, name }) => ({ id, name }))

/** What a map of one's own begins with. */
const OWN = `{
  "id": "",
  "name": "",
  "addressBase": 0,
  "kind": "",
  "points": [
    { "point": "", "name": "", "function": 3, "address": 0, "type": "u16", "scale": 1, "unit": "" }
  ]
}`
const OWN_ROWS = 12

export function MapEntry({ bound, value, onEnter }: { bound: Bound; value: string; onEnter: (value: string) => void }) {
  const { t } = useTranslation()
  const isOwn = value.startsWith('{')
  return (
    <>
      <select {...bound} className="field" value={isOwn ? OWN : value} onChange={(event) => onEnter(event.target.value)}>
        <option value="">{t('network.map.choose')}</option>
        {maps.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
        <option value={OWN}>{t('network.map.own')}</option>
      </select>
      {isOwn ? (
        <textarea
          className="field map-entry"
          rows={OWN_ROWS}
          spellCheck={false}
          aria-label={t('network.map.own')}
          value={value}
          onChange={(event) => onEnter(event.target.value || '{')}
        />
      ) : null}
    </>
  )
}
