/** The incident report: everything clause N-6.3.7.1 asks of the record, and the whole course. */
import { useTranslation } from 'react-i18next'
import { useTimeline } from '../state/use-timeline.ts'
import { IncidentCourse, Seal } from './incident-course.tsx'
import { IncidentFacts } from './incident-facts.tsx'
import { IncidentTables } from './incident-tables.tsx'
import { Loaded } from './loaded.tsx'
import { Sheet, Signatures } from './sheet.tsx'

export function IncidentPaper({ id }: { id: string }) {
  const { t } = useTranslation()
  return (
    <Loaded query={useTimeline(id)}>
      {(incident) => (
        <Sheet title={t('paper.incident.heading', { kind: t(`incidents.kind.${incident.kind}`) })} number={incident.id}>
          <IncidentFacts incident={incident} />
          <IncidentTables incident={incident} />
          <IncidentCourse timeline={incident.timeline} />
          <Signatures names={[t('paper.sign.operator'), t('paper.sign.checked')]} />
          <p className="paper__seal">{incident.archivedAt ? <Seal timeline={incident.timeline} /> : t('paper.incident.open')}</p>
        </Sheet>
      )}
    </Loaded>
  )
}
