/** What is wrong with the plan, errors first: a click goes there. */
import { useTranslation } from 'react-i18next'
import type { PlanProblem, SitePlan } from '../../../src-preload/contract/plan.contract.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { withMargin } from '../../map/editor/shape.rules.ts'
import { useBoard } from '../../state/board.ts'
import { EmptyBlock, LoadingBlock } from '../../ui/blocks.tsx'
import { Section } from '../../ui/section.tsx'
import { isNamed } from './plan.rules.ts'
import { usePlanDesk } from './plan-desk.ts'
import { PlanRefused } from './plan-refused.tsx'
import type { Checked } from './use-check.ts'
import { useFeatureName, useGoTo } from './use-feature.ts'

/** Problems that are listed of each severity. */
const ROWS_MAX = 250
/** Names that are told of one problem. */
const NAMES_MAX = 3

export function CheckSide({ plan, checked }: { plan: SitePlan; checked: Checked }) {
  const { t } = useTranslation()
  const format = useFormat()
  const of = (severity: PlanProblem['severity']) => checked.problems.filter((problem) => problem.severity === severity)
  if (checked.plan === null)
    return checked.failure ? <PlanRefused failure={checked.failure} /> : <LoadingBlock text={t('plan.check.working')} />
  return (
    <>
      <p className="quiet" role="status">
        {checked.plan === plan ? t('plan.check.done') : t('plan.check.working')}
      </p>
      <PlanRefused failure={checked.failure} />
      {checked.problems.length === 0 ? <EmptyBlock title={t('plan.check.clean')} /> : null}
      {(['error', 'warning'] as const).map((severity) =>
        of(severity).length === 0 ? null : (
          <Section key={severity} title={t(`plan.severity.${severity}`)} count={format.count(of(severity).length)}>
            <ul>
              {of(severity)
                .slice(0, ROWS_MAX)
                .map((problem, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: two problems may say the same of the same
                  <Row key={`${problem.code}/${problem.about.join()}/${index}`} plan={plan} problem={problem} />
                ))}
            </ul>
          </Section>
        ),
      )}
    </>
  )
}

function Row({ plan, problem: { severity, code, about, at } }: { plan: SitePlan; problem: PlanProblem }) {
  const { t } = useTranslation()
  const nameOf = useNames(plan)
  const goToFeature = useGoTo()
  const goTo = usePlanDesk((desk) => desk.goTo)
  const feature = plan.features.find((each) => about.some((name) => isNamed(each, name)))
  const go = () => {
    if (feature) goToFeature(feature, 'check')
    if (at) goTo(withMargin([at[0], at[1], at[0], at[1]]))
  }
  const names = about.slice(0, NAMES_MAX).map(nameOf)
  return (
    <li>
      <button type="button" className={`plan-problem plan-problem--${severity}`} disabled={!feature && !at} onClick={go}>
        <i aria-hidden="true">{severity === 'error' ? '◆' : '▲'}</i>
        <span>
          {t(`plan.problem.${code}`)}
          <span className="plan-note">
            {names.join('　')}
            {about.length > NAMES_MAX ? `　${t('plan.check.more', { count: about.length - NAMES_MAX })}` : ''}
          </span>
        </span>
      </button>
    </li>
  )
}

/** What a problem speaks of: a zone, a floor, a device, or something drawn. */
function useNames(plan: SitePlan) {
  const format = useFormat()
  const nameOf = useFeatureName()
  return (name: string): string => {
    const row = plan.zones.find(({ id }) => id === name) ?? plan.floors.find(({ id }) => id === name)
    if (row) return format.named(row)
    const device = useBoard.getState().devices.get(name)
    if (device) return format.named(device)
    const feature = plan.features.find((each) => isNamed(each, name))
    return feature ? nameOf(feature) : name
  }
}
