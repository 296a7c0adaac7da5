/** The right side of the page: what is chosen, floors, files in and out, what is wrong, and the versions. */
import { useTranslation } from 'react-i18next'
import type { SitePlan } from '../../../src-preload/contract/plan.contract.ts'
import { BasemapSide } from './basemap-side.tsx'
import { CheckSide } from './check-side.tsx'
import { FloorsSide } from './floors-side.tsx'
import { ImportSide } from './import-side.tsx'
import { ObjectSide } from './object-side.tsx'
import { PackageSide } from './package-side.tsx'
import { SIDES, usePlanDesk } from './plan-desk.ts'
import type { Checked } from './use-check.ts'
import { useMayDraw } from './use-plan.ts'
import { VersionsSide } from './versions-side.tsx'

/** What those see who only look. */
const TO_LOOK = new Set(['object', 'floors', 'versions'])

export function SidePanel({ plan, checked }: { plan: SitePlan; checked: Checked }) {
  const { t } = useTranslation()
  const { side, show } = usePlanDesk()
  const mayDraw = useMayDraw()
  const wrong = checked.problems.length
  return (
    <section className="plan-side" aria-label={t(`plan.side.${side}`)}>
      <nav className="plan-tabs" aria-label={t('plan.side.title')}>
        {SIDES.filter((each) => mayDraw || TO_LOOK.has(each)).map((each) => (
          <button key={each} type="button" aria-current={each === side ? 'page' : undefined} onClick={() => show(each)}>
            {t(`plan.side.${each}`)}
            {each === 'check' && wrong > 0 ? <b className="badge">{wrong}</b> : null}
          </button>
        ))}
      </nav>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a page that scrolls can be reached by keyboard */}
      <div className="page__scroll plan-side__body" tabIndex={0}>
        {side === 'object' ? <ObjectSide plan={plan} /> : null}
        {side === 'floors' ? <FloorsSide plan={plan} /> : null}
        {side === 'import' ? <ImportSide plan={plan} /> : null}
        {side === 'basemap' ? <BasemapSide plan={plan} /> : null}
        {side === 'check' ? <CheckSide plan={plan} checked={checked} /> : null}
        {side === 'versions' ? <VersionsSide /> : null}
        {side === 'package' ? <PackageSide /> : null}
      </div>
    </section>
  )
}
