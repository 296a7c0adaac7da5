/** What a file holds, before it is taken: layers with their counts, what was left out, how it is taken and where it lies. */
import { useTranslation } from 'react-i18next'
import type { SitePlan } from '../../../src-preload/contract/plan.contract.ts'
import { MapLayer } from '../../../src-preload/contract/site.contract.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { boundsOf, type Position } from '../../map/editor/shape.rules.ts'
import { Button } from '../../ui/button.tsx'
import { Section } from '../../ui/section.tsx'
import { boxOf, firstQuad, isFarAway, layerCounts, withImport } from './import.rules.ts'
import { PlacingFields } from './placing-fields.tsx'
import { type Importing, usePlanDesk } from './plan-desk.ts'

interface ImportPreviewProps {
  plan: SitePlan
  importing: Importing
}

export function ImportPreview({ plan, importing }: ImportPreviewProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const { change, setImporting, show } = usePlanDesk()
  const { name, converted, layers, mode, quad, movesSite, system } = importing
  const counts = layerCounts(converted.features)
  const count = counts.reduce((sum, [layer, each]) => sum + (layers.has(layer) ? each : 0), 0)
  const put = (part: Partial<Importing>) => setImporting({ ...importing, ...part })
  const take = () => {
    change(null, (before) => withImport(before, converted, importing))
    setImporting(null)
    show('object')
  }
  return (
    <div className="plan-form">
      <p>
        <b>{name}</b>　{t(`plan.format.${converted.format}`)}
      </p>
      <Section title={t('plan.import.layers')} count={format.count(counts.reduce((sum, [, each]) => sum + each, 0))}>
        <LayerTable importing={importing} counts={counts} onLayers={(next) => put({ layers: next })} />
        {converted.floors.length > 0 ? <p className="quiet">{t('plan.import.floors', { count: converted.floors.length })}</p> : null}
      </Section>
      {converted.left.length > 0 ? (
        <Section title={t('plan.import.left')}>
          <ul>
            {converted.left.map(({ reason, count: some, example }) => (
              <li key={reason}>
                {t(`plan.left.${reason}`)}　{format.count(some)}
                {example ? <p className="plan-note plan-note--example">{example}</p> : null}
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      <Section title={t('plan.import.how')}>
        <fieldset className="plan-modes">
          <legend className="unseen">{t('plan.import.how')}</legend>
          {(['add', 'replace'] as const).map((each) => (
            <label key={each} className="tick">
              <input type="radio" name="import-mode" checked={mode === each} onChange={() => put({ mode: each })} />
              {t(`plan.mode.${each}`)}
            </label>
          ))}
        </fieldset>
        {system === 'local' ? null : <LayTick plan={plan} importing={importing} />}
        {quad ? <PlacingFields hasPicture={false} /> : <ExtentTick plan={plan} importing={importing} />}
      </Section>
      <div className="plan-acts">
        <Button look="next" disabled={count === 0} onClick={take}>
          {t('plan.import.take', { count, shown: format.count(count) })}
        </Button>
        <Button onClick={() => setImporting(null)}>{t('common.act.cancel')}</Button>
      </div>
      {movesSite ? <p className="plan-note">{t('plan.import.movesHow')}</p> : null}
    </div>
  )
}

interface LayerTableProps {
  importing: Importing
  counts: readonly [MapLayer, number][]
  onLayers: (layers: ReadonlyMap<MapLayer, MapLayer>) => void
}

/** Which layers are taken, and as what: a drawing's walls may be houses. */
function LayerTable({ importing: { layers }, counts, onLayers }: LayerTableProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const change = (layer: MapLayer, as: MapLayer | null) => {
    const next = new Map(layers)
    if (as === null) next.delete(layer)
    else next.set(layer, as)
    onLayers(next)
  }
  return (
    <table className="plan-layers">
      <thead className="unseen">
        <tr>
          <th scope="col">{t('plan.import.layer')}</th>
          <th scope="col">{t('plan.import.count')}</th>
          <th scope="col">{t('plan.import.as')}</th>
        </tr>
      </thead>
      <tbody>
        {counts.map(([layer, count]) => {
          const kind = t(`plan.kind.${layer}`)
          return (
            <tr key={layer}>
              <td>
                <label className="tick">
                  <input
                    type="checkbox"
                    checked={layers.has(layer)}
                    onChange={(event) => change(layer, event.target.checked ? layer : null)}
                  />
                  {kind}
                </label>
              </td>
              <td>{format.count(count)}</td>
              <td>
                <select
                  className="field"
                  aria-label={t('plan.import.asOf', { kind })}
                  disabled={!layers.has(layer)}
                  value={layers.get(layer) ?? layer}
                  onChange={(event) => change(layer, MapLayer.parse(event.target.value))}
                >
                  {MapLayer.options.map((each) => (
                    <option key={each} value={each}>
                      {t(`plan.kind.${each}`)}
                    </option>
                  ))}
                </select>
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

/** A file whose places are wrong is laid by its corners, as a drawing is. */
function LayTick({ plan, importing }: ImportPreviewProps) {
  const { t } = useTranslation()
  const { setImporting, goTo } = usePlanDesk()
  const { converted, quad } = importing
  const toggle = (isLaid: boolean) => {
    const box = boxOf(converted.features)
    if (!box) return
    const laid = isLaid ? firstQuad(box, plan.center as Position) : null
    setImporting({
      ...importing,
      quad: laid,
      movesSite: !isLaid && isFarAway(plan, converted.features),
    })
    goTo((laid && boundsOf(laid)) ?? box)
  }
  return (
    <label className="tick">
      <input type="checkbox" checked={quad !== null} onChange={(event) => toggle(event.target.checked)} />
      {t('plan.import.lay')}
    </label>
  )
}

function ExtentTick({ plan, importing }: ImportPreviewProps) {
  const { t } = useTranslation()
  const setImporting = usePlanDesk((desk) => desk.setImporting)
  if (!isFarAway(plan, importing.converted.features)) return null
  return (
    <label className="tick">
      <input
        type="checkbox"
        checked={importing.movesSite}
        onChange={(event) => setImporting({ ...importing, movesSite: event.target.checked })}
      />
      {t('plan.import.moves')}
    </label>
  )
}
