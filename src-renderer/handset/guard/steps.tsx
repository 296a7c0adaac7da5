/** The measures of the playbook, ticked on the spot. */
import { IconCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { HandsetOrder } from '../../../src-preload/contract/handset.contract.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useHandsetDesk } from '../handset-context.tsx'

export function Steps({ order: { steps, incident } }: { order: HandsetOrder }) {
  const { t } = useTranslation()
  const { press } = useHandsetDesk()
  const { language } = useFormat()
  if (steps.length === 0) return null
  return (
    <section className="part">
      <h2>
        {t('handset.order.do')}
        <span>{t('handset.order.done', { done: steps.filter(({ done }) => done).length, total: steps.length })}</span>
      </h2>
      <ul className="steps">
        {steps.map(({ id, words, wordsEn, done }) => (
          <li key={id}>
            <label>
              <input
                type="checkbox"
                className="unseen"
                checked={done}
                onChange={() => press({ kind: 'tick', incident, step: id, done: !done })}
              />
              <i aria-hidden="true">{done ? <IconCheck size={22} stroke={3} /> : null}</i>
              <span>{language === 'en' ? wordsEn : words}</span>
            </label>
          </li>
        ))}
      </ul>
    </section>
  )
}
