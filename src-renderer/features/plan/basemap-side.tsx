/** The base map under the plan: a file that is sent once and kept, or none. */
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Asset, SitePlan } from '../../../src-preload/contract/plan.contract.ts'
import { sendFile } from '../../client/send-file.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useSeat } from '../../state/seat-context.tsx'
import { Section } from '../../ui/section.tsx'
import { FileButton } from './file-button.tsx'
import { JourneyLine } from './journey-line.tsx'
import { usePlanDesk } from './plan-desk.ts'
import { PlanRefused } from './plan-refused.tsx'
import { useJourney } from './use-journey.ts'
import { useAssets } from './use-plan.ts'

export function BasemapSide({ plan }: { plan: SitePlan }) {
  const { t } = useTranslation()
  const { client } = useSeat()
  const queries = useQueryClient()
  const { looking, change } = usePlanDesk()
  const { part, failure, run, callOff } = useJourney()
  const kept = (useAssets().data?.items ?? []).filter(({ basemap }) => basemap !== null)
  const put = (basemap: string | null) => change(null, (before) => (before.basemap === basemap ? before : { ...before, basemap }))
  const send = async (file: File) => {
    const asset = await run(async (journey) => client.plan.keepAsset({ file: await sendFile(client, file, journey) }))
    await queries.invalidateQueries({ queryKey: ['plan', 'assets'] })
    if (asset?.basemap) put(asset.id)
  }
  return (
    <fieldset className="plan-form" disabled={looking !== null}>
      <p>{t('plan.basemap.what')}</p>
      {part === null ? (
        <FileButton label={t('plan.basemap.choose')} accept=".pmtiles,.mbtiles" onFile={(file) => void send(file)} />
      ) : (
        <JourneyLine label={t('plan.file.sending')} part={part} onCallOff={callOff} />
      )}
      <PlanRefused failure={failure} />
      <Section title={t('plan.basemap.kept')} count={kept.length}>
        <label className="tick">
          <input type="radio" name="basemap" checked={plan.basemap === null} onChange={() => put(null)} />
          {t('plan.basemap.none')}
        </label>
        {kept.map((asset) => (
          <BasemapChoice key={asset.id} asset={asset} isChosen={asset.id === plan.basemap} onChoose={() => put(asset.id)} />
        ))}
      </Section>
      <p className="plan-note">{t('plan.basemap.when')}</p>
    </fieldset>
  )
}

function BasemapChoice({ asset, isChosen, onChoose }: { asset: Asset; isChosen: boolean; onChoose: () => void }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { basemap } = asset
  if (!basemap) return null
  return (
    <label className="tick">
      <input type="radio" name="basemap" checked={isChosen} onChange={onChoose} />
      <span>
        {asset.name}
        <span className="plan-note">
          {t(`plan.basemap.${basemap.kind}`)}　{t('plan.basemap.zooms', { from: basemap.minZoom, to: basemap.maxZoom })}　
          {format.count(Math.max(1, Math.round(asset.bytes / 1_000)))} kB
          {basemap.attribution ? `　${basemap.attribution}` : ''}
        </span>
      </span>
    </label>
  )
}
