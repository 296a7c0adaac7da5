/** The shift: who is on duty, what is open, what was noted, and the handover with both signatures. */
import { useTranslation } from 'react-i18next'
import type { Matter, Shift } from '../../../src-preload/contract/shifts.contract.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useSeatPage } from '../../state/seat-page.ts'
import { useSelection } from '../../state/selection.ts'
import { EmptyBlock, ErrorBlock, LoadingBlock } from '../../ui/blocks.tsx'
import { Section } from '../../ui/section.tsx'
import { useEscape } from '../../ui/use-escape.ts'
import { Handover } from './handover-form.tsx'
import { MatterList } from './matter-list.tsx'
import { PastShifts } from './past-shifts.tsx'
import { NoteForm, NoteList } from './shift-notes.tsx'
import './shifts.css'
import { useShift } from './use-shift.ts'

const RENEW_MS = 2_000

/** Where a matter is handled. */
const openMatter = ({ incident, device }: Matter): void => {
  const { openPage, openDevice } = useSeatPage.getState()
  if (incident !== null) {
    useSelection.getState().select(incident)
    openPage('watch')
  } else if (device !== null) openDevice(device)
}

export function ShiftsPage() {
  const { t } = useTranslation()
  const { data, isPending, isError, refetch } = useShift(RENEW_MS)
  useEscape(() => useSeatPage.getState().openPage('watch'))
  return (
    <main className="page shifts-page" aria-label={t('shifts.page.title')}>
      <section>
        {isPending ? <LoadingBlock text={t('common.block.loading')} /> : null}
        {isError && !data ? (
          <ErrorBlock title={t('common.block.failed')} retry={t('common.block.retry')} onRetry={() => void refetch()} />
        ) : null}
        {data && !data.shift ? <EmptyBlock title={t('shifts.page.none')} /> : null}
        {data?.shift ? <Running shift={data.shift} matters={data.matters} /> : null}
      </section>
      <section className="shifts-page__side">
        {data?.shift ? (
          <Section title={t('shifts.handover.title')} className="section--first">
            <Handover shift={data.shift} />
          </Section>
        ) : null}
        <PastShifts running={data?.shift?.id} />
      </section>
    </main>
  )
}

function Running({ shift, matters }: { shift: Shift; matters: readonly Matter[] }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { begunAt, onDuty, soundTestedAt, received, notes } = shift
  return (
    <>
      <div className="page__head">
        <h2>{t('shifts.page.title')}</h2>
        <span>{onDuty.map(({ name }) => name).join('　')}</span>
        <span className="page__count">
          {[
            t('shifts.page.since', { time: `${format.date(begunAt)} ${format.shortClock(begunAt)}` }),
            soundTestedAt ? t('shifts.page.sound', { time: format.shortClock(soundTestedAt) }) : t('shifts.page.noSound'),
          ].join('　')}
        </span>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a page that scrolls can be reached by keyboard */}
      <div className="page__scroll" tabIndex={0}>
        {received ? (
          <Section title={t('shifts.received.title', { name: received.from })} note={format.shortClock(received.at)}>
            <p className="handover__words">{received.words || t('shifts.received.nothing')}</p>
          </Section>
        ) : null}
        <Section title={t('shifts.note.title')}>
          <NoteForm />
          <NoteList notes={notes} />
        </Section>
        <Section title={t('shifts.matter.title')} count={matters.length}>
          <MatterList matters={matters} onOpen={openMatter} />
        </Section>
      </div>
    </>
  )
}
