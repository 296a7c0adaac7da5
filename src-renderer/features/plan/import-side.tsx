/** Taking a file into the plan: it is sent, read by the core and shown, and only what is chosen of it is taken. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CoordinateSystem, type SitePlan } from '../../../src-preload/contract/plan.contract.ts'
import { sendFile } from '../../client/send-file.ts'
import { boundsOf, type Position } from '../../map/editor/shape.rules.ts'
import { useSeat } from '../../state/seat-context.tsx'
import { FileButton } from './file-button.tsx'
import { boxOf, firstQuad, isFarAway, layerCounts } from './import.rules.ts'
import { ImportPreview } from './import-preview.tsx'
import { JourneyLine } from './journey-line.tsx'
import { usePlanDesk } from './plan-desk.ts'
import { PlanRefused } from './plan-refused.tsx'
import { useJourney } from './use-journey.ts'

/** Of GeoJSON, IMDF, DXF and tables. */
const ENDINGS = '.geojson,.json,.zip,.dxf,.csv'

export function ImportSide({ plan }: { plan: SitePlan }) {
  const { t } = useTranslation()
  const { client } = useSeat()
  const { importing, looking, setImporting, goTo } = usePlanDesk()
  const { part, failure, run, callOff } = useJourney()
  const [system, setSystem] = useState<CoordinateSystem>('wgs84')
  const read = async (file: File) => {
    const isDrawing = /\.dxf$/i.test(file.name)
    const meant = isDrawing ? 'local' : system
    const converted = await run(async (journey) => client.plan.convert({ file: await sendFile(client, file, journey), system: meant }))
    if (!converted) return
    const box = boxOf(converted.features)
    const quad = meant === 'local' && box ? firstQuad(box, plan.center as Position) : null
    setImporting({
      name: file.name,
      system: meant,
      converted,
      layers: new Map(layerCounts(converted.features).map(([layer]) => [layer, layer])),
      mode: 'add',
      quad,
      movesSite: quad === null && isFarAway(plan, converted.features),
    })
    const sight = quad ? boundsOf(quad) : box
    if (sight) goTo(sight)
  }
  if (importing) return <ImportPreview plan={plan} importing={importing} />
  return (
    <div className="plan-form">
      <p>{t('plan.import.what')}</p>
      <label>
        {t('plan.import.system')}
        <select className="field" value={system} onChange={(event) => setSystem(CoordinateSystem.parse(event.target.value))}>
          {CoordinateSystem.options.map((each) => (
            <option key={each} value={each}>
              {t(`plan.system.${each}`)}
            </option>
          ))}
        </select>
      </label>
      <p className="plan-note">{t(`plan.systemHow.${system}`)}</p>
      {part === null ? (
        <FileButton
          label={t('plan.import.choose')}
          accept={ENDINGS}
          look="next"
          disabled={looking !== null}
          onFile={(file) => void read(file)}
        />
      ) : (
        <JourneyLine label={t('plan.file.sending')} part={part} onCallOff={callOff} />
      )}
      <PlanRefused failure={failure} />
    </div>
  )
}
