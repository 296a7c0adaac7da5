/** Figure 1 in one line, where something else needs the room: where this incident stands, and what is missing to go on. */
import { useTranslation } from 'react-i18next'
import type { Incident } from '../../../src-preload/contract/incidents.contract.ts'
import { MissingLine } from './missing-line.tsx'
import { graphNode } from './state-graph.rules.ts'
import './lines.css'

export function StateLine({ incident, onCall }: { incident: Incident; onCall: boolean }) {
  const { t } = useTranslation()
  return (
    <section className="section state-line" aria-label={t('incidents.graph.title')}>
      <b>{t(`incidents.graph.${graphNode(incident)}`)}</b>
      <MissingLine incident={incident} onCall={onCall} />
    </section>
  )
}
