/** Who has to leave, the weakest first: told, out, or not found. */
import { useTranslation } from 'react-i18next'
import type { HandsetOrder } from '../../../src-preload/contract/handset.contract.ts'
import type { EvacueeState } from '../../../src-preload/contract/incident-parts.types.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useHandsetDesk } from '../handset-context.tsx'
import { stillInside } from '../order.rules.ts'

const TOLD: readonly EvacueeState[] = ['told', 'out', 'notFound']

export function Evacuation({ order: { evacuees, incident } }: { order: HandsetOrder }) {
  const { t } = useTranslation()
  const { press } = useHandsetDesk()
  const format = useFormat()
  if (evacuees.length === 0) return null
  const left = evacuees.filter(({ state }) => state !== 'out').length
  const comma = format.language === 'en' ? ', ' : '，'
  return (
    <section className="part">
      <h2>
        {t('handset.evacuation.title')}
        <span>{left > 0 ? t('handset.evacuation.left', { count: left }) : t('handset.evacuation.allOut')}</span>
      </h2>
      <ul className="evacuees">
        {stillInside(evacuees).map(({ household, address, addressEn, people, needHelp, needs, state }) => (
          <li key={household} data-state={state}>
            <b>{format.language === 'en' ? addressEn : address}</b>
            <span>
              {[
                t('handset.evacuation.people', { count: people }),
                ...(needHelp > 0 ? [t('handset.evacuation.needHelp', { count: needHelp })] : []),
                ...needs.map((need) => t(`people.need.${need}`)),
              ].join(comma)}
            </span>
            <fieldset className="either">
              <legend className="unseen">{format.language === 'en' ? addressEn : address}</legend>
              {TOLD.map((each) => (
                <button
                  key={each}
                  type="button"
                  aria-pressed={each === state}
                  onClick={() => press({ kind: 'evacuee', incident, household, state: each === state ? 'waiting' : each })}
                >
                  {t(`handset.evacuation.state.${each}`)}
                </button>
              ))}
            </fieldset>
          </li>
        ))}
      </ul>
    </section>
  )
}
