/** Who is hurt: counts by category, and for each tag what became of it; W adds one by START, J goes to the rows. */
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Incident } from '../../../src-preload/contract/incidents.contract.ts'
import { give } from '../../state/commands.ts'
import { useSeat } from '../../state/seat-context.tsx'
import { Button } from '../../ui/button.tsx'
import { Section } from '../../ui/section.tsx'
import { useHotKey } from '../../ui/use-hot-key.ts'
import { useRowKeys } from '../../ui/use-row-keys.ts'
import { CasualtyRow } from './casualty-row.tsx'
import './casualties.css'
import { countsOf, inOrder, nextTag } from './casualties.rules.ts'
import { HandOverForm } from './hand-over-form.tsx'
import { StartForm, type TriageEntry } from './start-form.tsx'
import { TriageMark } from './triage-mark.tsx'
import '../../ui/sheet.css'

/** Which form is open, and for whom; a null tag is somebody new. */
type Open = { form: 'start'; tag: string | null } | { form: 'handOver'; tag: string } | null

interface CasualtiesPanelProps {
  incident: Incident
  /** One line: hurt people are not to be expected, or something else is at hand. */
  folded: boolean
  /** Something is being written, so the panel must not turn to another incident. */
  onBusy: (busy: boolean) => void
}

export function CasualtiesPanel({ incident, folded, onBusy }: CasualtiesPanelProps) {
  const { t } = useTranslation()
  const { client } = useSeat()
  const [open, keepOpen] = useState<Open>(null)
  const setOpen = (next: Open) => {
    keepOpen(next)
    onBusy(next !== null)
  }
  const { casualties } = incident
  const isOpen = incident.allowed.includes('triage')
  const rows = inOrder(casualties)
  useHotKey('w', () => setOpen({ form: 'start', tag: null }), isOpen)

  const act = (key: string, tag: string): boolean => {
    if (key === 'h' && incident.allowed.includes('handOver')) setOpen({ form: 'handOver', tag })
    else if (key === 'enter' && isOpen) setOpen({ form: 'start', tag })
    else return key === 'enter'
    return true
  }
  const { list, onKeyDown, go } = useRowKeys<HTMLUListElement>({ enter: 'j', first: rows[0]?.tag, act })
  /** Who was written down last: the row may come a moment after the core has taken it. */
  const [latest, setLatest] = useState<string | null>(null)
  const close = (tag: string | null) => {
    setOpen(null)
    setLatest(tag)
  }
  const isListed = casualties.some(({ tag }) => tag === latest)
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the row is there
  useEffect(() => {
    if (!isListed || latest === null) return
    if (document.activeElement === document.body) go(latest)
    setLatest(null)
  }, [latest, isListed])
  const triage = (entry: TriageEntry) => void give(client, 'triage', incident.id, entry).then((taken) => taken && close(entry.tag))
  const handOver = (tag: string, entry: { destination: string; takenBy: string }) =>
    void give(client, 'handOver', incident.id, { tag, ...entry }).then((taken) => taken && close(tag))

  const handed = casualties.filter(({ handedOverAt }) => handedOverAt !== null).length
  const counts = (
    <p className="triage-counts">
      {casualties.length === 0
        ? t('casualties.none')
        : countsOf(casualties).map(({ category, count }) => <TriageMark key={category} category={category} count={count} />)}
    </p>
  )
  const add = isOpen ? (
    <Button keyName="W" onClick={() => setOpen({ form: 'start', tag: null })}>
      {t('casualties.add')}
    </Button>
  ) : null
  return (
    <Section className={`casualties ${folded ? 'casualties--folded' : ''}`} title={t('casualties.title')} note={folded ? null : add}>
      {counts}
      {folded ? add : null}
      {open?.form === 'start' ? (
        <StartForm
          key={open.tag ?? ''}
          tag={open.tag ?? nextTag(casualties)}
          isKnown={open.tag !== null}
          onSave={triage}
          onCancel={() => close(open.tag)}
        />
      ) : null}
      {open?.form === 'handOver' ? (
        <HandOverForm tag={open.tag} onSave={(entry) => handOver(open.tag, entry)} onCancel={() => close(open.tag)} />
      ) : null}
      {folded || rows.length === 0 ? null : (
        <>
          <ul ref={list} onKeyDown={onKeyDown} className="casualties__list">
            {rows.map((casualty) => (
              <CasualtyRow
                key={casualty.id}
                casualty={casualty}
                onHandOver={incident.allowed.includes('handOver') ? () => setOpen({ form: 'handOver', tag: casualty.tag }) : null}
              />
            ))}
          </ul>
          <p className="row-keys">
            {t('casualties.count', { total: casualties.length, handed })}　{t('casualties.key')}
          </p>
        </>
      )}
    </Section>
  )
}
