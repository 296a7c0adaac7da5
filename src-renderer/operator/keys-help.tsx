/** F1: every key of the seat. It floats over the map only, so that no alarm is ever covered. */
import { useTranslation } from 'react-i18next'
import { KeyCap } from '../ui/key-cap.tsx'
import { usePanel } from './panel-state.ts'

const ROWS = [
  ['space', 'accept'],
  ['enter', 'next'],
  ['C', 'call'],
  ['T', 'talk'],
  ['1–5', 'answer'],
  ['P', 'say'],
  ['D', 'dispatch'],
  ['↑ ↓', 'choose'],
  ['A', 'order'],
  ['G', 'team'],
  ['F', 'false'],
  ['R', 'report'],
  ['E', 'evacuate'],
  ['X', 'clear'],
  ['K', 'measure'],
  ['N', 'note'],
  ['B', 'cordon'],
  ['W', 'casualty'],
  ['L', 'link'],
  ['S', 'stop'],
  ['M', 'silence'],
  ['Tab', 'walk'],
  ['I', 'incoming'],
  ['Y', 'heed'],
  ['J', 'mark'],
  ['V', 'pin'],
  ['H', 'shift'],
  ['Esc', 'escape'],
  ['F1', 'keys'],
] as const

export function KeysHelp() {
  const { t } = useTranslation()
  const shown = usePanel((panel) => panel.keysShown)
  if (!shown) return null
  return (
    <section className="keys-help" aria-label={t('seat.keys.title')}>
      <h2>{t('seat.keys.title')}</h2>
      <dl>
        {ROWS.map(([key, word]) => (
          <div key={word}>
            <dt>
              <KeyCap>{key === 'space' || key === 'enter' ? t(`incidents.hint.${key}`) : key}</KeyCap>
            </dt>
            <dd>{t(`seat.keys.${word}`)}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
