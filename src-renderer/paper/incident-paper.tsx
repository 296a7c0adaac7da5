/** The incident report: everything clause N-6.3.7.1 asks of the record, the whole course, addenda and the seal. */
import { useTranslation } from 'react-i18next'
import type { SealedRecord } from '../../src-preload/contract/archive.contract.ts'
import { useFormat } from '../i18n/use-format.ts'
import { IncidentCourse } from './incident-course.tsx'
import { IncidentFacts } from './incident-facts.tsx'
import { IncidentSteps } from './incident-steps.tsx'
import { IncidentTables } from './incident-tables.tsx'
import { Loaded } from './loaded.tsx'
import { Rows, Sheet, Signatures } from './sheet.tsx'
import { useIncidentRecord } from './use-incident-record.ts'

export function IncidentPaper({ id }: { id: string }) {
  const { t } = useTranslation()
  return (
    <Loaded query={useIncidentRecord(id)}>
      {({ incident, timeline, sealed }) => (
        <Sheet title={t('paper.incident.heading', { kind: t(`incidents.kind.${incident.kind}`) })} number={incident.id}>
          <IncidentFacts incident={incident} />
          <IncidentTables incident={incident} />
          <IncidentSteps incident={incident} />
          <IncidentCourse timeline={timeline} />
          <Addenda sealed={sealed} />
          <Signatures names={[t('paper.sign.operator'), t('paper.sign.checked')]} />
          <Seal sealed={sealed} />
        </Sheet>
      )}
    </Loaded>
  )
}

function Addenda({ sealed }: { sealed: SealedRecord | null }) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <Rows
      title={t('paper.incident.addenda')}
      heads={[t('paper.column.time'), t('paper.column.text'), t('paper.column.by')]}
      rows={(sealed?.addenda ?? []).map(({ at, text, by }) => [`${format.day(at)} ${format.clock(at)}`, text, by])}
    />
  )
}

function Seal({ sealed }: { sealed: SealedRecord | null }) {
  const { t } = useTranslation()
  const format = useFormat()
  if (!sealed) return <p className="paper__seal">{t('paper.incident.open')}</p>
  const { sealedAt, sha256, intact } = sealed
  return (
    <p className="paper__seal">
      {t(intact ? 'paper.sheet.seal' : 'paper.sheet.broken', { time: `${format.day(sealedAt)} ${format.clock(sealedAt)}`, hash: sha256 })}
    </p>
  )
}
