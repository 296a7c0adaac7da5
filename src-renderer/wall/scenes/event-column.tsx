/** Beside the map of an event: people by zone against what it holds, and who comes and goes at the gates. */
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/use-format.ts'
import { PrioritySymbol } from '../../ui/priority-symbol.tsx'
import { NEARLY_FULL, type ZoneCrowd } from '../crowd.rules.ts'
import { useCrowd, useGates } from '../use-crowd.ts'

/** Rows that fit on the wall, at the wall's size. */
const MOST_ZONES = 5
const MOST_GATES = 3

export function EventColumn() {
  const { t } = useTranslation()
  const format = useFormat()
  const { zones, silent } = useCrowd()
  const gates = useGates().slice(0, MOST_GATES)
  const flow = (value: number | null) => (value === null ? '—' : format.count(value))
  return (
    <aside className="wall-column" aria-label={t('wall.event.title')}>
      <section className="wall-fact">
        <h2>{t('wall.event.zones')}</h2>
        {zones.slice(0, MOST_ZONES).map((zone) => (
          <ZoneRow key={zone.id} zone={zone} />
        ))}
        {zones.length === 0 && <p>{t('wall.event.noCounters')}</p>}
        {silent > 0 && <p className="wall-fact__worry">{t('wall.event.silent', { count: silent })}</p>}
      </section>
      {gates.length > 0 && (
        <section className="wall-fact">
          <h2 className="wall-fact__pair">
            <span>{t('wall.event.gates')}</span>
            <span>{t('wall.event.inOut')}</span>
          </h2>
          {gates.map(({ gate, came, left }) => (
            <p key={gate.id} className="wall-fact__pair">
              <span className="wall-fact__name">{format.named(gate)}</span>
              <span>
                {flow(came)} / {flow(left)}
              </span>
            </p>
          ))}
        </section>
      )}
    </aside>
  )
}

function ZoneRow({ zone }: { zone: ZoneCrowd }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { people, capacity, share } = zone
  const rank = share >= 1 ? 1 : share >= NEARLY_FULL ? 2 : null
  return (
    <div className="wall-zone">
      <p className="wall-fact__pair">
        <span className="wall-fact__name">
          {rank !== null && <PrioritySymbol rank={rank} filled />}
          {format.named(zone)}
        </span>
        <span>
          {capacity === null ? format.count(people) : t('wall.event.of', { people: format.count(people), most: format.count(capacity) })}
        </span>
      </p>
      {capacity !== null && (
        <div className={`wall-zone__bar ${rank === null ? '' : `wall-zone__bar--p${rank}`}`}>
          <i style={{ width: `${Math.min(100, Math.round(share * 100))}%` }} />
        </div>
      )}
    </div>
  )
}
