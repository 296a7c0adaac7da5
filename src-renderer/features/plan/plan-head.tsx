/** The head of the page: what is on the screen and whether it is in force, undo and redo, throwing the draft away and putting it in force. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/use-format.ts'
import { useSeat } from '../../state/seat-context.tsx'
import { useAct } from '../../state/use-act.ts'
import { Button } from '../../ui/button.tsx'
import { withIds } from './plan.rules.ts'
import { isDrafted, usePlanDesk } from './plan-desk.ts'
import { PlanRefused } from './plan-refused.tsx'
import { PublishForm } from './publish-form.tsx'
import type { Checked } from './use-check.ts'
import type { Unkept } from './use-keep-draft.ts'
import { useMayDraw } from './use-plan.ts'

export function PlanHead({ checked, unkept }: { checked: Checked; unkept: Unkept }) {
  const { t } = useTranslation()
  const { client } = useSeat()
  const { act, busy, failure } = useAct()
  const desk = usePlanDesk()
  const mayDraw = useMayDraw()
  const [asking, setAsking] = useState<'publish' | 'discard' | null>(null)
  const { draft, looking, undo, redo, open, look } = desk
  const drafted = isDrafted(desk)
  const discard = async () => {
    const inForce = await act(async () => {
      await client.plan.keepDraft({ base: draft?.base ?? 1, plan: null })
      return client.plan.get({})
    })
    if (!inForce) return
    open({ version: inForce.version, plan: withIds(inForce.plan) }, null)
    setAsking(null)
  }
  return (
    <header className="plan-head">
      <div className="plan-head__line">
        <h2>{t('plan.page.title')}</h2>
        <DraftState unkept={unkept} />
        {looking ? (
          <Button onClick={() => look(null)}>{t('plan.act.backToDraft')}</Button>
        ) : mayDraw ? (
          <span className="plan-head__acts">
            <Button keyName="Ctrl Z" disabled={!draft?.past.length} onClick={undo}>
              {t('plan.act.undo')}
            </Button>
            <Button keyName="Ctrl Shift Z" disabled={!draft?.future.length} onClick={redo}>
              {t('plan.act.redo')}
            </Button>
            <Button disabled={!drafted} onClick={() => setAsking('discard')}>
              {t('plan.act.discard')}…
            </Button>
            <Button look="next" disabled={!drafted} onClick={() => setAsking('publish')}>
              {t('plan.act.publish')}…
            </Button>
          </span>
        ) : (
          <span className="quiet">{t('plan.page.reader')}</span>
        )}
      </div>
      {asking === 'discard' ? (
        <section className="plan-ask" aria-label={t('plan.act.discard')}>
          <p>{t('plan.discard.ask')}</p>
          <Button look="judge" disabled={busy} onClick={() => void discard()}>
            {t('plan.act.discard')}
          </Button>
          <Button onClick={() => setAsking(null)}>{t('common.act.cancel')}</Button>
          <PlanRefused failure={failure} />
        </section>
      ) : null}
      {asking === 'publish' && draft ? <PublishForm draft={draft} checked={checked} onClose={() => setAsking(null)} /> : null}
    </header>
  )
}

function DraftState({ unkept }: { unkept: Unkept }) {
  const { t } = useTranslation()
  const format = useFormat()
  const desk = usePlanDesk()
  const { draft, origin, looking, kept } = desk
  if (looking) return <span className="plan-state">{t('plan.state.looking', { version: looking.version })}</span>
  if (!isDrafted(desk)) return <span className="quiet">{t('plan.state.inForce', { version: origin?.version })}</span>
  const isKept = kept?.plan === draft?.plan
  return (
    <>
      <span className="plan-state">{t('plan.state.draft', { version: draft?.base })}</span>
      <span className={unkept ? 'plan-state--unkept' : 'quiet'} role="status">
        {unkept
          ? t(`plan.state.${unkept}`)
          : !isKept
            ? t('plan.state.keeping')
            : kept?.at
              ? t('plan.state.keptAt', { time: format.shortClock(kept.at) })
              : t('plan.state.kept')}
      </span>
    </>
  )
}
