/** The plan of the site: what is drawn on the left, the map with its tools, and on the right what is done with it. */
import { useTranslation } from 'react-i18next'
import { useSite } from '../../state/use-site.ts'
import { ErrorBlock, LoadingBlock } from '../../ui/blocks.tsx'
import { ObjectPanel } from './object-panel.tsx'
import './plan.css'
import './plan-side.css'
import { useShownPlan } from './plan-desk.ts'
import { PlanHead } from './plan-head.tsx'
import { PlanStage } from './plan-stage.tsx'
import { SidePanel } from './side-panel.tsx'
import { useCheck } from './use-check.ts'
import { useKeepDraft } from './use-keep-draft.ts'
import { useMayDraw, useOpening } from './use-plan.ts'
import { usePlanKeys } from './use-plan-keys.ts'

export default function PlanPage() {
  const { t } = useTranslation()
  const site = useSite()
  const opening = useOpening()
  const plan = useShownPlan()
  const mayDraw = useMayDraw()
  const unkept = useKeepDraft(mayDraw)
  const checked = useCheck(plan, mayDraw)
  usePlanKeys(mayDraw)
  if (!plan || !site)
    return (
      <main className="plan-page plan-page--empty" aria-label={t('plan.page.title')}>
        {opening.isError ? (
          <ErrorBlock title={t('common.block.failed')} retry={t('common.block.retry')} onRetry={() => void opening.refetch()} />
        ) : (
          <LoadingBlock text={t('common.block.loading')} />
        )}
      </main>
    )
  return (
    <main className="plan-page" aria-label={t('plan.page.title')}>
      <PlanHead checked={checked} unkept={unkept} />
      <ObjectPanel plan={plan} />
      <PlanStage site={site} plan={plan} problems={checked.problems} />
      <SidePanel plan={plan} checked={checked} />
    </main>
  )
}
