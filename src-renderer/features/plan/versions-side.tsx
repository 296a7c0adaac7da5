/** All plans that were in force: who put them there and why. An older one can be looked at and taken as draft. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/use-format.ts'
import { useSeat } from '../../state/seat-context.tsx'
import { useAct } from '../../state/use-act.ts'
import { ErrorBlock, LoadingBlock } from '../../ui/blocks.tsx'
import { Button } from '../../ui/button.tsx'
import { Section } from '../../ui/section.tsx'
import { withIds } from './plan.rules.ts'
import { usePlanDesk } from './plan-desk.ts'
import { PlanRefused } from './plan-refused.tsx'
import { useMayDraw, useVersions } from './use-plan.ts'

export function VersionsSide() {
  const { t } = useTranslation()
  const format = useFormat()
  const { client } = useSeat()
  const { act, busy, failure } = useAct()
  const { data, isError, refetch } = useVersions()
  const { looking, look } = usePlanDesk()
  const [wanted, setWanted] = useState<number | null>(null)
  if (!data)
    return isError ? (
      <ErrorBlock title={t('common.block.failed')} retry={t('common.block.retry')} onRetry={() => void refetch()} />
    ) : (
      <LoadingBlock text={t('common.block.loading')} />
    )
  const open = async (version: number) => {
    setWanted(version)
    const plan = await act(() => client.plan.version({ version }))
    if (plan) look({ version, plan: withIds(plan) })
  }
  const newest = data.items[0]?.version
  return (
    <Section title={t('plan.versions.title')} count={data.items.length} className="section--first">
      <ol className="plan-versions">
        {data.items.map(({ version, at, by, note, features }) => (
          <li key={version} aria-current={looking?.version === version ? 'true' : undefined}>
            <span>
              <b>{t('plan.versions.number', { version })}</b>
              {version === newest ? <span className="quiet">　{t('plan.versions.inForce')}</span> : null}
            </span>
            <span className="quiet">
              {by === 'core' ? t('plan.versions.delivered') : by}　{format.day(at)} {format.shortClock(at)}
            </span>
            {note ? <p>{note}</p> : null}
            <p className="plan-note">{t('plan.versions.features', { count: features, shown: format.count(features) })}</p>
            {looking?.version === version ? <Looked /> : null}
            {looking?.version === version ? null : (
              <Button disabled={busy} onClick={() => void open(version)}>
                {t('plan.versions.look')}
              </Button>
            )}
            {wanted === version ? <PlanRefused failure={failure} /> : null}
          </li>
        ))}
      </ol>
    </Section>
  )
}

function Looked() {
  const { t } = useTranslation()
  const { looking, look, change, show } = usePlanDesk()
  const mayDraw = useMayDraw()
  const take = () => {
    if (!looking) return
    change(null, () => looking.plan)
    look(null)
    show('object')
  }
  return (
    <div className="plan-acts">
      {mayDraw ? (
        <Button look="judge" onClick={take}>
          {t('plan.versions.take')}
        </Button>
      ) : null}
      <Button onClick={() => look(null)}>{t('plan.act.backToDraft')}</Button>
    </div>
  )
}
