/** The floor that is looked at: its names, and the picture that is laid on the map by its corners. */
import { useTranslation } from 'react-i18next'
import type { SitePlan } from '../../../src-preload/contract/plan.contract.ts'
import type { Floor } from '../../../src-preload/contract/site.contract.ts'
import { sendFile } from '../../client/send-file.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { rectangle } from '../../map/editor/quad.rules.ts'
import { boundsOf, middleOf, type Position, positionsOf } from '../../map/editor/shape.rules.ts'
import { metresBetween } from '../../map/map-geometry.ts'
import { useSeat } from '../../state/seat-context.tsx'
import { Button } from '../../ui/button.tsx'
import { Section } from '../../ui/section.tsx'
import { TextField } from './fields.tsx'
import { FileButton } from './file-button.tsx'
import { JourneyLine } from './journey-line.tsx'
import { PlacingFields } from './placing-fields.tsx'
import { featureIn, withFloor } from './plan.rules.ts'
import { usePlanDesk } from './plan-desk.ts'
import { PlanRefused } from './plan-refused.tsx'
import { useJourney } from './use-journey.ts'

interface FloorFormProps {
  floor: Floor
  plan: SitePlan
  isFixed: boolean
}

/** Height ÷ width of a picture. Errors: rejects for what is no picture. */
async function aspectOf(file: File): Promise<number> {
  const picture = await createImageBitmap(file)
  const aspect = picture.height / picture.width
  picture.close()
  return aspect
}

/** As wide as its building, in the middle of it; 40 m where there is none. */
function firstCorners(plan: SitePlan, floor: Floor, aspect: number) {
  const building = featureIn(plan, floor.building)
  const bounds = building && boundsOf(positionsOf(building.geometry))
  if (!bounds) return rectangle(plan.center as Position, 40, 40 * aspect)
  const width = metresBetween([bounds[0], bounds[1]], [bounds[2], bounds[1]])
  return rectangle(middleOf(bounds), width, width * aspect)
}

export function FloorForm({ floor, plan, isFixed }: FloorFormProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const { client } = useSeat()
  const change = usePlanDesk((desk) => desk.change)
  const { part, failure, run, callOff } = useJourney()
  const put = (part: Partial<Floor>, place: string | null = `${floor.id}/${Object.keys(part).join()}`) =>
    change(place, (before) => withFloor(before, { ...floor, ...part }))
  const lay = async (file: File) => {
    const aspect = await aspectOf(file).catch(() => 1)
    const asset = await run(async (journey) => client.plan.keepAsset({ file: await sendFile(client, file, journey) }))
    if (asset) put({ plan: { asset: asset.id, corners: floor.plan?.corners ?? firstCorners(plan, floor, aspect) } }, null)
  }
  return (
    <Section title={format.named(floor)}>
      <fieldset className="plan-form" disabled={isFixed}>
        <TextField label={t('plan.field.name')} value={floor.name} onText={(name) => put({ name: name ?? '' })} />
        <TextField label={t('plan.field.nameEn')} value={floor.nameEn} onText={(nameEn) => put({ nameEn: nameEn ?? '' })} />
        {part === null ? (
          <div className="plan-acts">
            <FileButton
              label={t(floor.plan ? 'plan.lay.other' : 'plan.lay.picture')}
              accept="image/png,image/jpeg,image/webp"
              onFile={(file) => void lay(file)}
            />
            {floor.plan ? <Button onClick={() => put({ plan: null }, null)}>{t('plan.lay.remove')}</Button> : null}
          </div>
        ) : (
          <JourneyLine label={t('plan.file.sending')} part={part} onCallOff={callOff} />
        )}
        <PlanRefused failure={failure} />
        {floor.plan ? <PlacingFields hasPicture /> : null}
      </fieldset>
    </Section>
  )
}
