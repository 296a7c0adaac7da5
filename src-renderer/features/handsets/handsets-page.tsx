/** Handsets: who carries which phone, pairing a new one, taking one out of use, and who was at which checkpoint. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useBoard } from '../../state/board.ts'
import { useSeatPage } from '../../state/seat-page.ts'
import { useSession } from '../../state/session.ts'
import { useStaff } from '../../state/use-all.ts'
import { ErrorBlock, LoadingBlock } from '../../ui/blocks.tsx'
import { RefusalLine } from '../../ui/refusal-line.tsx'
import { Section } from '../../ui/section.tsx'
import { useEscape } from '../../ui/use-escape.ts'
import { CheckInList } from './check-in-list.tsx'
import { carriersOf, managersOf } from './handset.rules.ts'
import { HandsetRow } from './handset-row.tsx'
import './handsets.css'
import { PairPanel } from './pair-panel.tsx'
import { useHandsets } from './use-handsets.ts'

/** Whose phone is being paired: one of the staff, or null for my own. */
type Pairing = { staff: string | null }

export function HandsetsPage() {
  const { t } = useTranslation()
  const me = useSession((session) => session.identity?.name ?? '')
  const staff = useStaff()
  const isServed = useBoard((board) => board.health?.handsets?.ok ?? false)
  const { data, isPending, isError, refetch } = useHandsets()
  const [pairing, setPairing] = useState<Pairing | null>(null)
  useEscape(() => (pairing ? setPairing(null) : useSeatPage.getState().openPage('watch')))
  const handsets = data?.items ?? []
  const managers = managersOf(handsets, me)
  const isMine = managers.some(({ person }) => person === me)
  const pair = (whose: string | null) => setPairing({ staff: whose })
  return (
    <main className="page" aria-label={t('handsets.page.title')}>
      <section>
        <div className="page__head">
          <h2>{t('handsets.page.title')}</h2>
          <span className="page__count">
            {t('handsets.page.count', { paired: handsets.length, online: handsets.filter(({ online }) => online).length })}
          </span>
        </div>
        {isServed ? null : <RefusalLine>{t('handsets.page.notServed')}</RefusalLine>}
        {isPending ? <LoadingBlock text={t('common.block.loading')} /> : null}
        {isError && !data ? (
          <ErrorBlock title={t('common.block.failed')} retry={t('common.block.retry')} onRetry={() => void refetch()} />
        ) : null}
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a page that scrolls can be reached by keyboard */}
        <div className="page__scroll" tabIndex={0}>
          <Section title={t('handsets.staff.title')} className="section--first" count={staff.size}>
            {staff.size === 0 ? <p className="quiet">{t('handsets.staff.none')}</p> : null}
            <ul>
              {carriersOf(staff.values(), handsets).map(({ staff: member, handset }) =>
                member ? (
                  <HandsetRow key={member.id} member={member} handset={handset} mayPair={isServed} onPair={() => pair(member.id)} />
                ) : null,
              )}
            </ul>
          </Section>
          <Section title={t('handsets.managers.title')} note={t('handsets.managers.how')}>
            <ul>
              {managers.map((handset) => (
                <HandsetRow
                  key={handset.id}
                  member={null}
                  handset={handset}
                  mayPair={isServed && handset.person === me}
                  onPair={() => pair(null)}
                />
              ))}
              {isMine ? null : <HandsetRow member={null} handset={null} mayPair={isServed} onPair={() => pair(null)} />}
            </ul>
          </Section>
        </div>
      </section>
      <section>
        {pairing ? (
          <PairPanel
            key={pairing.staff}
            staff={pairing.staff}
            member={pairing.staff === null ? undefined : staff.get(pairing.staff)}
            handsets={handsets}
            onDone={() => setPairing(null)}
          />
        ) : (
          <CheckInList />
        )}
      </section>
    </main>
  )
}
