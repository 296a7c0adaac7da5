/** Everything about what is chosen; with nothing chosen, the extent of the site and how the editor is used. */
import { IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { SitePlan } from '../../../src-preload/contract/plan.contract.ts'
import type { FeatureProperties, SiteFeature } from '../../../src-preload/contract/site.contract.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { linesOf } from '../../map/editor/hit.rules.ts'
import { metresBetween } from '../../map/map-geometry.ts'
import { metresAlong } from '../../map/measure.rules.ts'
import { EmptyBlock } from '../../ui/blocks.tsx'
import { Button } from '../../ui/button.tsx'
import { Section } from '../../ui/section.tsx'
import { CheckpointCode } from './checkpoint-code.tsx'
import { NumberField, TextField } from './fields.tsx'
import { featureIn, floorsOf, idOf, withExtentFitted, withProperties, zoneIdOf } from './plan.rules.ts'
import { usePlanDesk } from './plan-desk.ts'
import { useFeatureName } from './use-feature.ts'
import { useMayDraw } from './use-plan.ts'
import { removeChosen } from './use-plan-keys.ts'
import { ZoneFields } from './zone-fields.tsx'

export function ObjectSide({ plan }: { plan: SitePlan }) {
  const chosen = usePlanDesk((desk) => desk.chosen)
  const feature = featureIn(plan, chosen)
  return feature ? <Chosen key={idOf(feature)} plan={plan} feature={feature} /> : <Nothing plan={plan} />
}

function Nothing({ plan }: { plan: SitePlan }) {
  const { t } = useTranslation()
  const change = usePlanDesk((desk) => desk.change)
  const mayDraw = useMayDraw()
  const [west, south, east, north] = plan.bounds
  const width = metresBetween([west, south], [east, south])
  const height = metresBetween([west, south], [west, north])
  return (
    <>
      <EmptyBlock title={t('plan.object.none')}>
        <p>{t('plan.object.noneHow')}</p>
      </EmptyBlock>
      <Section title={t('plan.extent.title')}>
        <p className="quiet">{t('plan.extent.size', { width: Math.round(width), height: Math.round(height) })}</p>
        {mayDraw ? <Button onClick={() => change(null, withExtentFitted)}>{t('plan.extent.fit')}</Button> : null}
      </Section>
    </>
  )
}

function Chosen({ plan, feature }: { plan: SitePlan; feature: SiteFeature }) {
  const { t } = useTranslation()
  const { looking, change } = usePlanDesk()
  const nameOf = useFeatureName()
  const isFixed = !useMayDraw() || looking !== null
  const id = idOf(feature)
  const { layer } = feature.properties
  const put = (part: Partial<FeatureProperties>, place: string | null = `${id}/${Object.keys(part).join()}`) =>
    change(place, (before) => withProperties(before, id, part))
  const row = layer === 'zone' ? plan.zones.find((zone) => zone.id === zoneIdOf(feature)) : undefined
  return (
    <fieldset className="plan-form" disabled={isFixed}>
      <legend className="plan-form__title">
        <b>{nameOf(feature)}</b>
        <span className="quiet">{t(`plan.kind.${layer}`)}</span>
      </legend>
      <Size feature={feature} />
      {row ? (
        <ZoneFields row={row} />
      ) : (
        <>
          <TextField label={t('plan.field.name')} value={feature.properties.name} onText={(name) => put({ name })} />
          <TextField label={t('plan.field.nameEn')} value={feature.properties.nameEn} onText={(nameEn) => put({ nameEn })} />
        </>
      )}
      <KindFields feature={feature} put={put} />
      {layer === 'building' || layer === 'zone' ? null : <FloorField plan={plan} feature={feature} put={put} />}
      {isFixed ? null : (
        <Button keyName="Del" onClick={removeChosen}>
          <IconTrash size={16} aria-hidden="true" /> {t('plan.act.remove')}
        </Button>
      )}
    </fieldset>
  )
}

/** Length of what is a line, area of what is an area. */
function Size({ feature: { geometry } }: { feature: SiteFeature }) {
  const { t } = useTranslation()
  const format = useFormat()
  const lines = linesOf(geometry)
  if (geometry.type === 'Point') return null
  const metres = lines.reduce((sum, line) => sum + metresAlong(line), 0)
  const corners = lines.reduce((sum, line) => sum + line.length - (geometry.type.endsWith('Polygon') ? 1 : 0), 0)
  return <p className="quiet">{t('plan.object.size', { metres: format.count(Math.round(metres)), count: corners })}</p>
}

interface KindFieldsProps {
  feature: SiteFeature
  put: (part: Partial<FeatureProperties>, place?: string | null) => void
}

/** What only this kind has. */
function KindFields({ feature, put }: KindFieldsProps) {
  const { t } = useTranslation()
  const { layer, bearing, fov, range, capacity, width, medium, text } = feature.properties
  switch (layer) {
    case 'camera':
      return (
        <>
          <NumberField
            label={t('plan.field.bearing')}
            value={bearing}
            min={0}
            max={359}
            isSlider
            onNumber={(degrees) => put({ bearing: degrees })}
          />
          <NumberField label={t('plan.field.fov')} value={fov} min={1} max={360} isSlider onNumber={(degrees) => put({ fov: degrees })} />
          <NumberField
            label={t('plan.field.range')}
            value={range}
            min={0}
            max={200}
            isSlider
            onNumber={(metres) => put({ range: metres })}
          />
        </>
      )
    case 'valve':
      return (
        <label>
          {t('plan.field.medium')}
          <select className="field" value={medium ?? ''} onChange={(event) => put({ medium: mediumOf(event.target.value) }, null)}>
            <option value="">{t('plan.field.unknown')}</option>
            {MEDIA.map((each) => (
              <option key={each} value={each}>
                {t(`plan.medium.${each}`)}
              </option>
            ))}
          </select>
        </label>
      )
    case 'assembly':
    case 'stand':
      return (
        <NumberField
          label={t('plan.field.capacity')}
          value={capacity}
          min={0}
          max={1_000_000}
          onNumber={(people) => put({ capacity: people })}
        />
      )
    case 'gate':
    case 'exit':
    case 'lane':
    case 'path':
    case 'street':
    case 'alley':
      return (
        <NumberField
          label={t('plan.field.width')}
          value={width}
          min={0}
          max={200}
          step={0.1}
          onNumber={(metres) => put({ width: metres })}
        />
      )
    case 'checkpoint':
      return (
        <>
          <TextField label={t('plan.field.text')} value={text} maxLength={200} onText={(words) => put({ text: words })} />
          {text ? <CheckpointCode feature={feature} text={text} /> : <p className="plan-note">{t('plan.checkpoint.how')}</p>}
        </>
      )
    default:
      return null
  }
}

const MEDIA = ['gas', 'water', 'power'] as const
const mediumOf = (value: string) => MEDIA.find((each) => each === value)

function FloorField({ plan, feature, put }: KindFieldsProps & { plan: SitePlan }) {
  const { t } = useTranslation()
  const format = useFormat()
  const goToFloor = usePlanDesk((desk) => desk.goToFloor)
  const choose = usePlanDesk((desk) => desk.choose)
  if (plan.floors.length === 0) return null
  const buildings = [...new Set(plan.floors.map(({ building }) => building))]
  const move = (floor: string | undefined) => {
    put({ floor }, null)
    // What is moved stays in sight.
    goToFloor(floor ?? null)
    choose(idOf(feature))
  }
  return (
    <label>
      {t('plan.field.floor')}
      <select className="field" value={feature.properties.floor ?? ''} onChange={(event) => move(event.target.value || undefined)}>
        <option value="">{t('plan.floor.ground')}</option>
        {buildings.flatMap((building) =>
          floorsOf(plan, building).map((floor) => (
            <option key={floor.id} value={floor.id}>
              {featureIn(plan, building)?.properties.name ?? building}　{format.named(floor)}
            </option>
          )),
        )}
      </select>
    </label>
  )
}
