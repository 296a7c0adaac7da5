/** The site package: the site in force packed into one file, or the plan of such a file taken as draft. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SitePlan } from '../../../src-preload/contract/plan.contract.ts'
import { saveFile } from '../../client/save-file.ts'
import { readPacked, sendFile } from '../../client/send-file.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useSeat } from '../../state/seat-context.tsx'
import { Button } from '../../ui/button.tsx'
import { Section } from '../../ui/section.tsx'
import { FileButton } from './file-button.tsx'
import { JourneyLine } from './journey-line.tsx'
import { withIds } from './plan.rules.ts'
import { isDrafted, usePlanDesk } from './plan-desk.ts'
import { PlanRefused } from './plan-refused.tsx'
import { useJourney } from './use-journey.ts'

export function PackageSide() {
  return (
    <>
      <Packing />
      <Opening />
    </>
  )
}

function Packing() {
  const { t } = useTranslation()
  const { client } = useSeat()
  const { part, failure, run, callOff } = useJourney()
  const drafted = usePlanDesk(isDrafted)
  const [saved, setSaved] = useState<string | null>(null)
  const pack = async () => {
    setSaved(null)
    const name = await run(async (journey) => {
      // The core packs first, which takes as long as it takes.
      journey.onPart(1)
      const packed = await client.plan.makePackage({}, { signal: journey.signal })
      journey.onPart(0)
      saveFile({ name: packed.name, mime: 'application/zip', content: await readPacked(client, packed, journey) })
      return packed.name
    })
    setSaved(name)
  }
  return (
    <Section title={t('plan.package.make')} className="section--first">
      <p className="quiet">{t('plan.package.makeWhat')}</p>
      {drafted ? <p className="plan-note">{t('plan.package.notDraft')}</p> : null}
      {part === null ? (
        <Button onClick={() => void pack()}>{t('plan.package.save')}</Button>
      ) : (
        <JourneyLine label={t('plan.file.receiving')} part={part} onCallOff={callOff} />
      )}
      {saved === null ? null : <p role="status">{t('plan.package.saved', { name: saved })}</p>}
      <PlanRefused failure={failure} />
    </Section>
  )
}

interface Opened {
  site: { name: string; nameEn: string }
  plan: SitePlan
}

function Opening() {
  const { t } = useTranslation()
  const format = useFormat()
  const { client } = useSeat()
  const { part, failure, run, callOff } = useJourney()
  const { change, show, looking } = usePlanDesk()
  const [opened, setOpened] = useState<Opened | null>(null)
  const read = async (file: File) => {
    setOpened(await run(async (journey) => client.plan.openPackage({ file: await sendFile(client, file, journey) })))
  }
  const take = ({ plan }: Opened) => {
    change(null, () => withIds(plan))
    setOpened(null)
    show('object')
  }
  return (
    <Section title={t('plan.package.open')}>
      <p className="quiet">{t('plan.package.openWhat')}</p>
      {part === null ? (
        <FileButton
          label={t('plan.package.choose')}
          accept=".zip,.watchroom"
          disabled={looking !== null}
          onFile={(file) => void read(file)}
        />
      ) : (
        <JourneyLine label={t('plan.file.sending')} part={part} onCallOff={callOff} />
      )}
      <PlanRefused failure={failure} />
      {opened ? (
        <div className="plan-opened">
          <p>
            <b>{format.named(opened.site)}</b>　
            {t('plan.versions.features', { count: opened.plan.features.length, shown: format.count(opened.plan.features.length) })}
          </p>
          <p className="plan-note">{t('plan.package.takeHow')}</p>
          <Button look="judge" onClick={() => take(opened)}>
            {t('plan.package.take')}
          </Button>
          <Button onClick={() => setOpened(null)}>{t('common.act.cancel')}</Button>
        </div>
      ) : null}
    </Section>
  )
}
