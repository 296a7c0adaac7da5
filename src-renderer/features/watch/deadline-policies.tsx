/** How long each may take, who is told when it takes longer, and what that comes to. */
import { useTranslation } from 'react-i18next'
import { MissedKind } from '../../../src-preload/contract/policies.types.ts'
import { ChainEditor } from './chain-editor.tsx'
import { Course } from './course.tsx'
import { courseOf } from './policies.rules.ts'
import { useForm } from './policies-form.ts'
import { SpanField } from './span-field.tsx'

export function DeadlinePolicies({ clauses }: { clauses: Record<string, string | null> }) {
  const { t } = useTranslation()
  const { policies } = useForm()
  return MissedKind.options.map((kind) => (
    <section className="policy" key={kind} aria-label={t(`incidents.deadline.${kind}`)}>
      <h3>
        {t(`incidents.deadline.${kind}`)} <small>{clauses[kind]}</small>
      </h3>
      <div className="policy__fields">
        <div className="policy__line">
          <span className="quiet">{t('watch.policies.deadline')}</span>
          <SpanField
            label={t('watch.policies.deadline')}
            ms={policies.deadlines[kind]}
            place={`deadlines.${kind}`}
            set={(draft, ms) => {
              draft.deadlines[kind] = ms
            }}
          />
        </div>
        <ChainEditor
          chain={policies.escalation.deadlines[kind]}
          place={`escalation.deadlines.${kind}`}
          of={(draft) => draft.escalation.deadlines[kind]}
        />
      </div>
      <Course steps={courseOf(kind, policies)} begins={t(`watch.policies.begins.${kind}`)} />
    </section>
  ))
}
