/** Every output of the site: what it reports, what drives it, and the buttons to do so by hand. */
import './outputs.css'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Action, Output } from '../../../src-preload/contract/outputs.contract.ts'
import { Refused } from '../../i18n/refused.tsx'
import { useFormat } from '../../i18n/use-format.ts'
import { useBoard } from '../../state/board.ts'
import { deviceKindOf } from '../../state/device-kinds.ts'
import { useSeat } from '../../state/seat-context.tsx'
import { useSession } from '../../state/session.ts'
import { EmptyBlock, ErrorBlock, LoadingBlock } from '../../ui/blocks.tsx'
import { Button } from '../../ui/button.tsx'
import { HoldButton } from '../../ui/hold-button.tsx'
import { isOn, lookOf, mayConfirm, mayDrop, mayEnd, mayStop } from './action.rules.ts'
import { ActionMark } from './action-mark.tsx'
import { ActionWords } from './action-words.tsx'
import { type OutputActs, useOutputActs } from './use-output-acts.ts'

const RENEW_MS = 2_000

export function OutputsPage() {
  const { t } = useTranslation()
  const { client } = useSeat()
  const actions = useBoard((board) => board.actions)
  const acts = useOutputActs()
  const { data, isPending, isError, refetch } = useQuery({
    queryKey: ['outputs'],
    queryFn: () => client.outputs.list({}),
    refetchInterval: RENEW_MS,
  })
  // What is driven or waits for a person stands on top.
  const rows = (data?.items ?? []).map((output) => ({ output, action: openAction(actions, output) }))
  const outputs = [...rows.filter(({ action }) => action), ...rows.filter(({ action }) => !action)]
  const on = [...actions.values()].filter(isOn).length
  return (
    <main className="page page--whole" aria-label={t('outputs.page.title')}>
      <section>
        <div className="page__head">
          <h2>{t('outputs.page.title')}</h2>
          <span className="page__count">{t('outputs.page.count', { on, total: outputs.length })}</span>
        </div>
        <Refused failure={acts.failure} words="outputs.refusal" />
        {isPending ? <LoadingBlock text={t('common.block.loading')} /> : null}
        {isError && !data ? (
          <ErrorBlock title={t('common.block.failed')} retry={t('common.block.retry')} onRetry={() => void refetch()} />
        ) : null}
        {data?.items.length === 0 ? <EmptyBlock title={t('outputs.page.none')}>{t('outputs.page.noneHow')}</EmptyBlock> : null}
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls can be reached by keyboard */}
        <ul className="page__scroll" tabIndex={0} aria-label={t('outputs.page.title')}>
          {outputs.map(({ output, action }) => (
            <OutputRow key={`${output.device}/${output.point}`} output={output} action={action} acts={acts} />
          ))}
        </ul>
      </section>
    </main>
  )
}

/** The board is newer than the list. */
const openAction = (actions: ReadonlyMap<string, Action>, { device, point }: Output): Action | undefined => {
  const open = [...actions.values()].filter((action) => action.device === device && action.point === point && action.endedAt === null)
  return open.find(isOn) ?? open[0]
}

function OutputRow({ output, action, acts }: { output: Output; action: Action | undefined; acts: OutputActs }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { kind, value, rest, heard, mode } = output
  const report = !heard ? 'silent' : value === null ? 'unknown' : value === rest ? 'rest' : 'driven'
  return (
    <li className="output-row">
      <ActionMark look={action ? lookOf(action) : 'over'} />
      <b>{deviceKindOf(kind)?.name[format.language] ?? kind}</b>
      <span>
        {format.named(output)}　<span className="quiet">{format.placed({ text: output.place, textEn: output.placeEn })}</span>
      </span>
      <span className={report === 'driven' ? undefined : 'quiet'}>{t(`outputs.report.${report}`)}</span>
      <span>{mode === 'outOfService' ? t('outputs.page.outOfService') : action ? <ActionWords action={action} /> : null}</span>
      <Acts output={output} action={action} acts={acts} />
    </li>
  )
}

function Acts({ output, action, acts }: { output: Output; action: Action | undefined; acts: OutputActs }) {
  const { t } = useTranslation()
  const me = useSession((session) => session.identity?.id ?? '')
  const { value, rest, onSpot } = output
  const driven = rest === 0 ? 1 : 0
  const isDriven = value !== null && value !== rest
  const mayDrive = (!action || !isOn(action)) && (!action || mayConfirm(action, me)) && !isDriven
  return (
    <span className="output-row__acts">
      {mayDrive ? (
        <HoldButton
          className={action ? 'button--judge' : ''}
          title={t('incidents.hint.hold')}
          onHeld={() => (action ? acts.confirm([action]) : acts.drive(output, driven))}
        >
          {t(action ? 'outputs.act.confirm' : output.byHand === 'twoPersons' ? 'outputs.act.driveTwo' : 'outputs.act.drive')}
        </HoldButton>
      ) : null}
      {action && mayDrop(action) ? (
        <Button look="plain" onClick={() => acts.stop([action])}>
          {t('outputs.act.drop')}
        </Button>
      ) : null}
      {action && mayEnd(action) ? (
        <Button look="plain" title={t('outputs.hint.onSpot')} onClick={() => acts.stop([action])}>
          {t('outputs.act.end')}
        </Button>
      ) : null}
      {action && mayStop(action) ? (
        <Button className="button--stop" onClick={() => acts.stop([action])}>
          {t('outputs.act.stop')}
        </Button>
      ) : null}
      {!action && isDriven && !onSpot ? (
        <Button className="button--stop" onClick={() => acts.drive(output, rest === 0 ? 0 : 1)}>
          {t('outputs.act.stop')}
        </Button>
      ) : null}
    </span>
  )
}
