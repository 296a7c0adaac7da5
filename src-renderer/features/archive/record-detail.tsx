/** One sealed record, as it was: what it was, what was done, the readings, the whole course; its seal, and what was added. */
import { IconPlayerPlay, IconPrinter } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { SealedRecord } from '../../../src-preload/contract/archive.contract.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { IncidentCourse } from '../../paper/incident-course.tsx'
import { IncidentFacts } from '../../paper/incident-facts.tsx'
import { IncidentSteps } from '../../paper/incident-steps.tsx'
import { IncidentTables } from '../../paper/incident-tables.tsx'
import { openReplay } from '../../state/replay.ts'
import { useSeat } from '../../state/seat-context.tsx'
import { ErrorBlock, LoadingBlock } from '../../ui/blocks.tsx'
import { Button } from '../../ui/button.tsx'
import { PrioritySymbol } from '../../ui/priority-symbol.tsx'
import { useEscape } from '../../ui/use-escape.ts'
import { Addenda } from './addenda.tsx'
import { RecordReadings } from './record-readings.tsx'

interface RecordDetailProps {
  incident: string
  onBack: () => void
  onPrint: (incident: string) => void
}

export function RecordDetail({ incident, onBack, onPrint }: RecordDetailProps) {
  const { t } = useTranslation()
  const { client } = useSeat()
  useEscape(onBack)
  const { data, isError, refetch } = useQuery({
    queryKey: ['archive', incident],
    queryFn: () => client.archive.get({ incident }),
    staleTime: 0,
  })
  if (!data)
    return (
      <section aria-label={t('archive.record.title')}>
        {isError ? (
          <ErrorBlock title={t('common.block.failed')} retry={t('common.block.retry')} onRetry={() => void refetch()} />
        ) : (
          <LoadingBlock text={t('common.block.loading')} />
        )}
      </section>
    )
  const { record } = data
  return (
    <section aria-label={t('archive.record.title')}>
      <RecordHead sealed={data} onBack={onBack} onPrint={() => onPrint(incident)} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a record that scrolls can be reached by keyboard */}
      <div className="page__scroll record" tabIndex={0}>
        <Seal sealed={data} />
        <IncidentFacts incident={record.incident} />
        <RecordReadings record={record} />
        <IncidentTables incident={record.incident} />
        <IncidentSteps incident={record.incident} />
        <IncidentCourse timeline={record.timeline} />
        <Addenda incident={incident} addenda={data.addenda} />
      </div>
    </section>
  )
}

function RecordHead({ sealed: { record }, onBack, onPrint }: { sealed: SealedRecord; onBack: () => void; onPrint: () => void }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { kind, priority, area, incident, outcome } = record
  return (
    <div className="page__head">
      <Button keyName="Esc" onClick={onBack}>
        {t('common.act.back')}
      </Button>
      <PrioritySymbol rank={priority} size={20} />
      <h2>
        {t(`incidents.kind.${kind}`)}　{format.placed({ text: area.place, textEn: area.placeEn })}
      </h2>
      <span>{t(`figures.outcome.${outcome}`)}</span>
      <span className="record__acts">
        <Button look="next" onClick={() => openReplay(incident.id)}>
          <IconPlayerPlay size={17} aria-hidden="true" /> {t('archive.record.replay')}
        </Button>
        <Button onClick={onPrint}>
          <IconPrinter size={17} aria-hidden="true" /> {t('archive.record.print')}
        </Button>
      </span>
    </div>
  )
}

function Seal({ sealed: { sealedAt, sha256, intact } }: { sealed: SealedRecord }) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <p className={`record__seal ${intact ? '' : 'record__seal--broken'}`}>
      <b>
        {intact ? '✓' : '✕'} {t(intact ? 'archive.record.intact' : 'archive.record.broken')}
      </b>
      <span>{t('archive.record.sealed', { time: `${format.day(sealedAt)} ${format.clock(sealedAt)}` })}</span>
      <code title={sha256}>{t('archive.record.hash', { hash: `${sha256.slice(0, 16)}…` })}</code>
    </p>
  )
}
