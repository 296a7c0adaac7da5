/** What the telephone does by itself, and how often the chain proves itself. */
import { useTranslation } from 'react-i18next'
import { HazardKind } from '../../../src-preload/contract/wire/words.ts'
import { useForm } from './policies-form.ts'
import { SpanField } from './span-field.tsx'

/** Usual wait and pace where it had been switched off. */
const AUTO_CALL_MS = 2_000
const PROOF_MS = 300_000

export function CallPolicies() {
  const { t } = useTranslation()
  const { policies, change, wrong } = useForm()
  const { calls } = policies
  return (
    <section className="policy" aria-label={t('watch.policies.calls.title')}>
      <h3>{t('watch.policies.calls.title')}</h3>
      <div className="policy__list">
        <label>
          {t('watch.policies.calls.onAccept')}
          <select
            className="field"
            value={calls.onAccept}
            onChange={({ target }) =>
              change(null, (draft) => {
                draft.calls.onAccept = target.value === 'ring' ? 'ring' : 'ask'
              })
            }
          >
            <option value="ring">{t('watch.policies.calls.ring')}</option>
            <option value="ask">{t('watch.policies.calls.ask')}</option>
          </select>
        </label>
        <Switched
          label={t('watch.policies.calls.auto')}
          ms={calls.autoCallAfterMs}
          usual={AUTO_CALL_MS}
          place="calls.autoCallAfterMs"
          set={(draft, ms) => {
            draft.calls.autoCallAfterMs = ms
          }}
        />
        <div className="policy__line">
          {t('watch.policies.calls.ringFor')}
          <SpanField
            label={t('watch.policies.calls.ringFor')}
            ms={calls.ringMs}
            place="calls.ringMs"
            set={(draft, ms) => {
              draft.calls.ringMs = ms
            }}
          />
        </div>
        <div className="policy__line">
          {t('watch.policies.calls.most')}
          <SpanField
            label={t('watch.policies.calls.most')}
            ms={calls.perCallMaxMs}
            place="calls.perCallMaxMs"
            set={(draft, ms) => {
              draft.calls.perCallMaxMs = ms
            }}
          />
        </div>
        {(['microphone', 'loudspeaker'] as const).map((device) => (
          <label key={device}>
            {t(`watch.policies.calls.${device}`)}
            <input
              className="field"
              aria-invalid={wrong.has(`calls.${device}`)}
              value={calls[device]}
              onChange={({ target }) =>
                change(`calls.${device}`, (draft) => {
                  draft.calls[device] = target.value
                })
              }
            />
          </label>
        ))}
      </div>
      <fieldset className="policy__hazards">
        <legend className="quiet">{t('watch.policies.calls.hazards')}</legend>
        {HazardKind.options.map((hazard) => (
          <label key={hazard}>
            <input
              type="checkbox"
              checked={calls.hazards.includes(hazard)}
              onChange={({ target }) =>
                change(null, (draft) => {
                  const others = draft.calls.hazards.filter((each) => each !== hazard)
                  draft.calls.hazards = target.checked ? [...others, hazard] : others
                })
              }
            />
            {t(`incidents.kind.${hazard}`)}
          </label>
        ))}
      </fieldset>
    </section>
  )
}

export function ProofPolicies() {
  const { t } = useTranslation()
  const { policies } = useForm()
  const { everyMs, withinMs } = policies.proof
  return (
    <section className="policy" aria-label={t('watch.policies.proof.title')}>
      <h3>{t('watch.policies.proof.title')}</h3>
      <div className="policy__list">
        <Switched
          label={t('watch.policies.proof.every')}
          ms={everyMs}
          usual={PROOF_MS}
          place="proof.everyMs"
          set={(draft, ms) => {
            draft.proof.everyMs = ms
          }}
        />
        <div className="policy__line">
          {t('watch.policies.proof.within')}
          <SpanField
            label={t('watch.policies.proof.within')}
            ms={withinMs}
            place="proof.withinMs"
            set={(draft, ms) => {
              draft.proof.withinMs = ms
            }}
          />
        </div>
      </div>
    </section>
  )
}

interface SwitchedProps {
  label: string
  /** Null: switched off. */
  ms: number | null
  usual: number
  place: string
  set: (draft: ReturnType<typeof useForm>['policies'], ms: number | null) => void
}

/** A span that may be switched off. */
function Switched({ label, ms, usual, place, set }: SwitchedProps) {
  const { change } = useForm()
  return (
    <div className="policy__line">
      <label>
        <input
          type="checkbox"
          checked={ms !== null}
          onChange={({ target }) => change(null, (draft) => set(draft, target.checked ? usual : null))}
        />
        {label}
      </label>
      {ms === null ? null : <SpanField label={label} ms={ms} place={place} set={set} />}
    </div>
  )
}
