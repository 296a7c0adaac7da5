/** Who is told, one row each, and the report to read out; by keyboard R goes to the rows (N-6.3.4). */
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RescueRecipient } from '../../../src-preload/contract/incident-parts.types.ts'
import type { Incident } from '../../../src-preload/contract/incidents.contract.ts'
import { KeyCap } from '../../ui/key-cap.tsx'
import { Section } from '../../ui/section.tsx'
import { useRowKeys } from '../../ui/use-row-keys.ts'
import { ReadingSheet } from './reading-sheet.tsx'
import { RecipientRow } from './recipient-row.tsx'
import { nextOwed } from './recipients.rules.ts'
import './rescue.css'
import type { Report } from './use-report.ts'
import '../../ui/sheet.css'

interface ReportPanelProps {
  incident: Incident
  report: Report
  /** The operator has just decided to report: the keyboard comes here. */
  asked: boolean
  /** The first report is out. */
  onTold: () => void
}

export function ReportPanel({ incident, report, asked, onTold }: ReportPanelProps) {
  const { t } = useTranslation()
  const [reading, setReading] = useState<RescueRecipient | null>(null)
  const { recipients, lines } = report
  const next = nextOwed(recipients)
  const isOpen = incident.allowed.includes('report')
  const kindOf = (row: string) => recipients.find(({ kind }) => kind === row)

  const readOut = async (kind: RescueRecipient) => {
    setReading(null)
    if (await report.tell([kind], 'readOut')) goOn(nextOwed(recipients.filter((recipient) => recipient.kind !== kind)))
  }
  const act = (key: string, row: string): boolean => {
    const recipient = kindOf(row)
    if (!recipient) return false
    if (key === 'escape' && reading !== null) setReading(null)
    else if (key === 'enter' && isOpen) reading === recipient.kind ? void readOut(recipient.kind) : setReading(recipient.kind)
    else if (key === 's' && isOpen && recipient.contact?.online) void report.tell([recipient.kind], 'sent')
    else if (key === 'y' && recipient.report) void report.received(recipient.kind)
    else return key === 'enter'
    return true
  }
  const { list, onKeyDown, go, goOn } = useRowKeys<HTMLUListElement>({ enter: 'r', first: next, act })

  const isTold = incident.reports.length > 0
  // biome-ignore lint/correctness/useExhaustiveDependencies: once it is decided
  useEffect(() => {
    if (asked) go(next)
  }, [asked])
  // biome-ignore lint/correctness/useExhaustiveDependencies: once the first report is out
  useEffect(() => {
    if (!asked || !isTold) return
    goOn(next)
    onTold()
  }, [asked, isTold])

  const told = recipients.filter((recipient) => recipient.report !== null).length
  const owed = recipients.filter(({ isOwed }) => isOwed).length
  return (
    <Section
      className={`rescue ${owed === 0 ? 'rescue--done' : ''}`}
      title={`${t('rescue.report.title')} ${t('rescue.report.clause')}`}
      note={
        <>
          {t('rescue.report.told', { told, count: told + owed })} <KeyCap>R</KeyCap>
        </>
      }
    >
      {report.isUnreadable ? <p role="alert">{t('rescue.report.unreadable')}</p> : null}
      <ul ref={list} onKeyDown={onKeyDown}>
        {recipients.map((recipient) => (
          <RecipientRow
            key={recipient.kind}
            recipient={recipient}
            isNext={recipient.kind === next && recipient.isOwed}
            isOpen={isOpen}
            onRead={() => setReading(recipient.kind)}
            onSend={() => void report.tell([recipient.kind], 'sent')}
            onReceived={() => void report.received(recipient.kind)}
          />
        ))}
      </ul>
      <p className="row-keys">{t('rescue.report.key')}</p>
      {recipients
        .filter(({ kind }) => kind === reading)
        .map((recipient) => (
          <ReadingSheet
            key={recipient.kind}
            recipient={recipient}
            lines={lines}
            onRead={() => void readOut(recipient.kind)}
            onClose={() => setReading(null)}
          />
        ))}
    </Section>
  )
}
