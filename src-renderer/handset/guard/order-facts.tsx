/** What matters before somebody goes in: what to wear, who lives there, what the desk said, who else goes. */
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { HandsetOrder } from '../../../src-preload/contract/handset.contract.ts'
import { useFormat } from '../../i18n/use-format.ts'

export function OrderFacts({ order: { gear, party, order, others } }: { order: HandsetOrder }) {
  const { t } = useTranslation()
  const format = useFormat()
  const comma = format.language === 'en' ? ', ' : '，'
  const needs = party?.needs.map((need) => t(`people.need.${need}`)) ?? []
  const age = party && party.age !== null ? [t('people.party.age', { age: party.age })] : []
  return (
    <dl className="facts">
      {gear ? (
        <Fact name={t('handset.order.wear')}>
          <b>{format.language === 'en' ? gear.wordsEn : gear.words}</b>
        </Fact>
      ) : null}
      {order.text ? <Fact name={t('handset.order.said')}>{order.text}</Fact> : null}
      {party ? <Fact name={t('handset.order.who')}>{[format.named(party), ...age, ...needs].join(comma)}</Fact> : null}
      {others.length > 0 ? (
        <Fact name={t('handset.order.others')}>
          {others.map((each) => t('handset.order.person', { number: each.number, name: format.named(each) })).join(comma)}
        </Fact>
      ) : null}
    </dl>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="facts__row">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
