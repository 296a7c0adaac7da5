/** The policies of the site: read by everybody at the desk, changed by commanders; what they come to is drawn beside them. */
import { type KeyboardEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PoliciesDocument } from '../../../src-preload/contract/policies.contract.ts'
import { Refused } from '../../i18n/refused.tsx'
import { useSeat } from '../../state/seat-context.tsx'
import { useSeatPage } from '../../state/seat-page.ts'
import { useSession } from '../../state/session.ts'
import { useAct } from '../../state/use-act.ts'
import { ErrorBlock, LoadingBlock } from '../../ui/blocks.tsx'
import { Button } from '../../ui/button.tsx'
import { Section } from '../../ui/section.tsx'
import { useEscape } from '../../ui/use-escape.ts'
import { CallPolicies, ProofPolicies } from './call-policies.tsx'
import { DeadlinePolicies } from './deadline-policies.tsx'
import { EventPolicies } from './event-policies.tsx'
import { wrongIn } from './policies.rules.ts'
import { type Draft, usePoliciesDesk } from './policies-desk.ts'
import { FormContext } from './policies-form.ts'
import { PoliciesVersions } from './policies-versions.tsx'
import { usePolicies, useRenewPolicies } from './use-policies.ts'
import './watch.css'

/** `children`: what else is set up here, beside the versions. */
export function PoliciesPage({ children }: { children?: ReactNode }) {
  const { t } = useTranslation()
  const { data, isPending, isError, refetch } = usePolicies()
  const role = useSession((session) => session.identity?.role)
  const mayEdit = role === 'commander' || role === 'admin'
  useEscape(() => useSeatPage.getState().openPage('watch'))
  return (
    <main className="page policies" aria-label={t('watch.policies.title')}>
      {isPending ? <LoadingBlock text={t('common.block.loading')} /> : null}
      {isError && !data ? (
        <ErrorBlock title={t('common.block.failed')} retry={t('common.block.retry')} onRetry={() => void refetch()} />
      ) : null}
      {data ? (
        <>
          <PoliciesSheet document={data} mayEdit={mayEdit} />
          <section className="policies__side">
            {children}
            <PoliciesVersions current={data} mayEdit={mayEdit} />
          </section>
        </>
      ) : null}
    </main>
  )
}

function PoliciesSheet({ document, mayEdit }: { document: PoliciesDocument; mayEdit: boolean }) {
  const { t } = useTranslation()
  const { draft, change, undo } = usePoliciesDesk()
  const policies = draft?.policies ?? document.policies
  const wrong = wrongIn(policies)
  const keys = (event: KeyboardEvent) => {
    if (event.key.toLowerCase() !== 'z' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    undo()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: undo works from every field within
    <section onKeyDown={keys}>
      <div className="page__head">
        <h2>{t('watch.policies.title')}</h2>
        {draft ? <DraftActs draft={draft} isSound={wrong.size === 0} /> : <Standing mayEdit={mayEdit} />}
      </div>
      {wrong.size > 0 ? (
        <p className="chain__wrong" role="status">
          {t('watch.policies.wrong', { count: wrong.size })}
        </p>
      ) : null}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a page that scrolls can be reached by keyboard */}
      <div className="page__scroll" tabIndex={0}>
        <FormContext value={{ policies, wrong, change: (place, to) => change(document, place, to) }}>
          <fieldset className="policies__form" disabled={!mayEdit}>
            <Section title={t('watch.policies.part.deadlines')} className="section--first">
              <DeadlinePolicies clauses={document.clauses} />
            </Section>
            <Section title={t('watch.policies.part.events')}>
              <EventPolicies />
            </Section>
            <Section title={t('watch.policies.part.machine')}>
              <CallPolicies />
              <ProofPolicies />
            </Section>
          </fieldset>
        </FormContext>
      </div>
    </section>
  )
}

function Standing({ mayEdit }: { mayEdit: boolean }) {
  const { t } = useTranslation()
  return <span className="quiet">{t(mayEdit ? 'watch.policies.edit' : 'watch.policies.readOnly')}</span>
}

function DraftActs({ draft: { base, policies, past }, isSound }: { draft: Draft; isSound: boolean }) {
  const { t } = useTranslation()
  const { client } = useSeat()
  const { act, busy, failure } = useAct()
  const renew = useRenewPolicies()
  const { undo, drop } = usePoliciesDesk()
  const [note, setNote] = useState('')
  const save = async () => {
    if (!(await act(() => client.policies.set({ base, note, policies })))) return
    drop()
    await renew()
  }
  return (
    <>
      <span className="quiet">{t('watch.policies.changed', { count: past.length })}</span>
      <input
        className="field"
        aria-label={t('watch.policies.note')}
        placeholder={t('watch.policies.note')}
        maxLength={500}
        value={note}
        onChange={({ target }) => setNote(target.value)}
      />
      <span className="policies__acts">
        <Button keyName="Ctrl Z" onClick={undo}>
          {t('watch.policies.undo')}
        </Button>
        <Button onClick={drop}>{t('watch.policies.drop')}</Button>
        <Button look="next" disabled={busy || !isSound} onClick={() => void save()}>
          {t('watch.policies.save')}
        </Button>
      </span>
      <Refused failure={failure} words="watch.refusal" />
    </>
  )
}
