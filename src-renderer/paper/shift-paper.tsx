/** The shift report: the handover sheet with both signatures. */
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Shift } from '../../src-preload/contract/shifts.contract.ts'
import { percent } from '../features/figures/figures.rules.ts'
import { MatterList } from '../features/shifts/matter-list.tsx'
import { useFormat } from '../i18n/use-format.ts'
import { useSeat } from '../state/seat-context.tsx'
import { Loaded } from './loaded.tsx'
import { Facts, Rows, Sheet, Signatures } from './sheet.tsx'

export function ShiftPaper({ id }: { id: string }) {
  const { client } = useSeat()
  const query = useQuery({ queryKey: ['shifts', id], queryFn: () => client.shifts.get({ id }) })
  return <Loaded query={query}>{(shift) => <Report shift={shift} />}</Loaded>
}

function Report({ shift: { id, begunAt, endedAt, sheet, incoming } }: { shift: Shift }) {
  const { t } = useTranslation()
  const format = useFormat()
  if (!sheet) return null
  const moment = (at: string) => `${format.day(at)} ${format.shortClock(at)}`
  const { totals } = sheet
  return (
    <Sheet title={t('paper.shift.title')} number={id}>
      <Facts
        rows={[
          [t('paper.shift.begun'), moment(begunAt)],
          [t('paper.shift.ended'), endedAt ? moment(endedAt) : ''],
          [t('paper.shift.onDuty'), sheet.onDuty.map(({ name }) => name).join('　')],
          [t('paper.shift.sound'), sheet.soundTestedAt ? moment(sheet.soundTestedAt) : t('paper.shift.noSound')],
          [t('figures.short.incidents'), format.count(totals.incidents)],
          [t('figures.short.open'), format.count(totals.outcomes.open)],
          [t('figures.short.false'), format.count(totals.outcomes.false)],
          [t('figures.short.rescue'), format.count(totals.outcomes.rescue)],
          [t('figures.short.within2s'), percent(totals.within2s)],
          [
            `${t('figures.measure.firstAct')} ${t('figures.short.p95')}`,
            totals.firstAct.p95Ms === null ? '–' : format.elapsed(totals.firstAct.p95Ms),
          ],
        ]}
      />
      <h2>{t('paper.shift.words')}</h2>
      <p className="paper__text">{sheet.words || t('shifts.received.nothing')}</p>
      <Rows
        title={t('shifts.note.title')}
        heads={[t('paper.column.time'), t('paper.column.text'), t('paper.column.by')]}
        rows={sheet.notes.map(({ at, by, text }) => [moment(at), text, by])}
      />
      <h2>{t('shifts.matter.title')}</h2>
      <MatterList matters={sheet.matters} />
      <Signatures
        names={[
          t('paper.shift.outgoing', { name: sheet.outgoing.name, time: moment(sheet.outgoing.at) }),
          incoming ? t('paper.shift.incoming', { name: incoming.name, time: moment(incoming.at) }) : '',
        ]}
      />
      <p className="paper__seal">{t('paper.sheet.hash', { hash: sheet.hash })}</p>
    </Sheet>
  )
}
