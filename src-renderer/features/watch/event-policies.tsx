/** Who is told of a step that is left out, and of what has become certain. */
import { useTranslation } from 'react-i18next'
import { Certainty, Priority } from '../../../src-preload/contract/wire/words.ts'
import { Button } from '../../ui/button.tsx'
import { ChainEditor } from './chain-editor.tsx'
import { useForm } from './policies-form.ts'

/** Every incident begins unverified. */
const BECOMES = Certainty.exclude(['unverified']).options
const PRIORITIES = Priority.options.map(({ value }) => value)

export function EventPolicies() {
  const { t } = useTranslation()
  const { policies, change } = useForm()
  const { skippedStep, certainty } = policies.escalation
  return (
    <>
      <section className="policy" aria-label={t('watch.policies.skipped')}>
        <h3>{t('watch.policies.skipped')}</h3>
        <div className="policy__fields">
          <ChainEditor chain={skippedStep} place="escalation.skippedStep" of={(draft) => draft.escalation.skippedStep} />
        </div>
      </section>
      {BECOMES.map((each) => {
        const rule = certainty[each]
        return (
          <section className="policy" key={each} aria-label={t(`incidents.certainty.${each}`)}>
            <h3>{t('watch.policies.certain', { certainty: t(`incidents.certainty.${each}`) })}</h3>
            {rule ? (
              <div className="policy__fields">
                <label>
                  <span className="quiet">{t('watch.policies.fromPriority')}</span>
                  <select
                    className="field"
                    value={rule.priority}
                    onChange={({ target }) =>
                      change(null, (draft) => {
                        const chosen = PRIORITIES.find((priority) => String(priority) === target.value)
                        const changed = draft.escalation.certainty[each]
                        if (changed && chosen) changed.priority = chosen
                      })
                    }
                  >
                    {PRIORITIES.map((priority) => (
                      <option key={priority} value={priority}>
                        {t(`common.priority.${priority}`)}
                      </option>
                    ))}
                  </select>
                </label>
                <ChainEditor
                  chain={rule.chain}
                  place={`escalation.certainty.${each}.chain`}
                  of={(draft) => draft.escalation.certainty[each]?.chain ?? []}
                />
              </div>
            ) : (
              <div className="policy__fields">
                <Button
                  onClick={() =>
                    change(null, (draft) => {
                      draft.escalation.certainty[each] = { priority: 1, chain: [{ afterMs: 0, to: 'commander' }] }
                    })
                  }
                >
                  {t('watch.policies.chain.add')}
                </Button>
              </div>
            )}
          </section>
        )
      })}
    </>
  )
}
