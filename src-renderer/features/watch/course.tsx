/** A drawing of what happens when nobody acts: one stop after the other, with its time. */
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/use-format.ts'
import type { CourseStep } from './policies.rules.ts'

export function Course({ steps, begins }: { steps: readonly CourseStep[]; begins: string }) {
  const { t } = useTranslation()
  const format = useFormat()
  const words = ({ what }: CourseStep): string => {
    if (what === 'begins') return begins
    if (what === 'due' || what === 'autoCall') return t(`watch.policies.course.${what}`)
    return t(`incidents.escalation.to.${what}`)
  }
  return (
    <ol className="course" aria-label={t('watch.policies.course.title')}>
      {steps.map((step) => (
        <li key={step.what} className={`course__step course__step--${step.what}`}>
          <time>{format.elapsed(step.atMs)}</time>
          <i aria-hidden="true" />
          <span>{words(step)}</span>
        </li>
      ))}
    </ol>
  )
}
