/** Floors of the buildings: adding, naming, ordering, and the picture of each. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SitePlan } from '../../../src-preload/contract/plan.contract.ts'
import type { SiteFeature } from '../../../src-preload/contract/site.contract.ts'
import { EmptyBlock } from '../../ui/blocks.tsx'
import { Button } from '../../ui/button.tsx'
import { Section } from '../../ui/section.tsx'
import { FloorForm } from './floor-form.tsx'
import { FloorRow } from './floor-row.tsx'
import { featureIn, floorsOf, idOf, withNewFloor } from './plan.rules.ts'
import { usePlanDesk } from './plan-desk.ts'
import { useFeatureName } from './use-feature.ts'
import { useMayDraw } from './use-plan.ts'

export function FloorsSide({ plan }: { plan: SitePlan }) {
  const { t } = useTranslation()
  const { chosen, floor: floorId, looking } = usePlanDesk()
  const nameOf = useFeatureName()
  const isFixed = !useMayDraw() || looking !== null
  /** The building whose floors are open, when it has none yet. */
  const [opened, setOpened] = useState<string | null>(null)
  const picked = featureIn(plan, chosen)
  const inHand = picked?.properties.layer === 'building' ? idOf(picked) : opened
  const ids = [...new Set([...(inHand === null ? [] : [inHand]), ...plan.floors.map(({ building }) => building)])]
  const buildings = ids.flatMap((id) => featureIn(plan, id) ?? [])
  const floor = plan.floors.find(({ id }) => id === floorId)
  return (
    <>
      {isFixed ? null : <BuildingChoice plan={plan} value={inHand} onChoose={setOpened} />}
      {buildings.length === 0 ? (
        <EmptyBlock title={t('plan.floor.none')}>
          <p>{t('plan.floor.noneHow')}</p>
        </EmptyBlock>
      ) : null}
      {buildings.map((building) => (
        <Section key={idOf(building)} title={nameOf(building)} note={isFixed ? null : <AddFloor building={building} />}>
          <ol className="plan-floors">
            {floorsOf(plan, idOf(building)).map((each, index, all) => (
              <FloorRow key={each.id} floor={each} plan={plan} isTop={index === 0} isBottom={index === all.length - 1} isFixed={isFixed} />
            ))}
          </ol>
          {floor?.building === idOf(building) ? <FloorForm key={floor.id} floor={floor} plan={plan} isFixed={isFixed} /> : null}
        </Section>
      ))}
    </>
  )
}

interface BuildingChoiceProps {
  plan: SitePlan
  value: string | null
  onChoose: (building: string | null) => void
}

/** Named buildings; others are chosen on the map. */
function BuildingChoice({ plan, value, onChoose }: BuildingChoiceProps) {
  const { t } = useTranslation()
  const choose = usePlanDesk((desk) => desk.choose)
  const nameOf = useFeatureName()
  const named = plan.features.filter(
    (feature) => feature.properties.layer === 'building' && (feature.properties.name !== undefined || idOf(feature) === value),
  )
  return (
    <label className="plan-form__row">
      {t('plan.floor.building')}
      <select
        className="field"
        value={value ?? ''}
        onChange={(event) => {
          choose(null)
          onChoose(event.target.value || null)
        }}
      >
        <option value="">{t('plan.floor.pickBuilding')}</option>
        {named.map((feature) => (
          <option key={idOf(feature)} value={idOf(feature)}>
            {nameOf(feature)}
          </option>
        ))}
      </select>
    </label>
  )
}

function AddFloor({ building }: { building: SiteFeature }) {
  const { t } = useTranslation()
  const change = usePlanDesk((desk) => desk.change)
  const name = (ordinal: number) => ({ name: `${ordinal + 1} 层`, nameEn: `Level ${ordinal + 1}` })
  return (
    <Button look="plain" onClick={() => change(null, (plan) => withNewFloor(plan, idOf(building), name))}>
      {t('plan.floor.add')}
    </Button>
  )
}
