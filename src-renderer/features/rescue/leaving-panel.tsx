/** Who has to leave, weakest first, ticked off by keyboard or mouse (N-6.3.5.1); E goes to the rows. */
import { IconPrinter } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Evacuee, EvacueeState } from '../../../src-preload/contract/incident-parts.types.ts'
import type { Incident } from '../../../src-preload/contract/incidents.contract.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { give } from '../../state/commands.ts'
import { openPaper } from '../../state/paper.ts'
import { useSeat } from '../../state/seat-context.tsx'
import { KeyCap } from '../../ui/key-cap.tsx'
import { Section } from '../../ui/section.tsx'
import { useRowKeys } from '../../ui/use-row-keys.ts'
import { leavingCount, nextToLeave } from './leaving.rules.ts'
import './rescue.css'
import '../../ui/sheet.css'

/** By key 1, 2, 3. */
const TICKS = ['told', 'out', 'notFound'] as const satisfies readonly EvacueeState[]

export function LeavingPanel({ incident }: { incident: Incident }) {
  const { t } = useTranslation()
  const { client } = useSeat()
  const { evacuees } = incident
  const isOpen = incident.allowed.includes('evacuee')
  const next = nextToLeave(evacuees)
  const tick = (household: string, state: EvacueeState) => give(client, 'evacuee', incident.id, { household, state })

  /** The same key again takes it back; then the next household is under the fingers. */
  const act = (key: string, row: string): boolean => {
    const state = TICKS[Number(key) - 1]
    const at = evacuees.findIndex(({ household }) => household === row)
    const evacuee = evacuees[at]
    if (key === 'enter') return true
    if (!state || !evacuee || !isOpen) return false
    void tick(row, evacuee.state === state ? 'waiting' : state).then((taken) => taken && goOn(evacuees[at + 1]?.household ?? row))
    return true
  }
  const { list, onKeyDown, goOn } = useRowKeys<HTMLUListElement>({ enter: 'e', first: next, act })
  const { done, total, people } = leavingCount(evacuees)
  return (
    <Section
      className="leaving"
      title={`${t('rescue.leaving.title')} ${t('rescue.leaving.clause')}`}
      note={
        <>
          {t('rescue.leaving.count', { done, total, people })} <KeyCap>E</KeyCap>
          <button type="button" className="leaving__print" onClick={() => openPaper({ kind: 'evacuation', id: incident.id })}>
            <IconPrinter size={14} aria-hidden="true" /> {t('rescue.leaving.print')}
          </button>
        </>
      }
    >
      {total === 0 ? <p className="quiet">{t('rescue.leaving.empty')}</p> : null}
      <ul ref={list} onKeyDown={onKeyDown} className="leaving__list">
        {evacuees.map((evacuee) => (
          <LeavingRow
            key={evacuee.household}
            evacuee={evacuee}
            isNext={evacuee.household === next}
            isOpen={isOpen}
            onTick={(state) => void tick(evacuee.household, state)}
          />
        ))}
      </ul>
      <p className="row-keys">{t('rescue.leaving.key')}</p>
    </Section>
  )
}

interface LeavingRowProps {
  evacuee: Evacuee
  isNext: boolean
  isOpen: boolean
  onTick: (state: EvacueeState) => void
}

function LeavingRow({ evacuee, isNext, isOpen, onTick }: LeavingRowProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const { household, address, addressEn, people, needHelp, needs, state } = evacuee
  return (
    <li className={`evacuee evacuee--${state} ${isNext ? 'evacuee--next' : ''}`} data-row={household} tabIndex={-1}>
      <b>{format.placed({ text: address, textEn: addressEn })}</b>
      <span>{t('rescue.leaving.people', { count: people })}</span>
      <span className="evacuee__needs">
        {needHelp > 0 ? <b>{t('rescue.leaving.needHelp', { count: needHelp })}</b> : null}{' '}
        {needs.map((need) => t(`people.need.${need}`)).join(format.language === 'en' ? ', ' : '，')}
      </span>
      <span className="evacuee__ticks">
        {TICKS.map((tick, index) => (
          <button
            key={tick}
            type="button"
            className={`evacuee__tick ${state === tick ? `evacuee__tick--${tick}` : ''}`}
            aria-pressed={state === tick}
            disabled={!isOpen}
            onClick={() => onTick(state === tick ? 'waiting' : tick)}
          >
            <kbd>{index + 1}</kbd> {t(`rescue.leaving.state.${tick}`)}
          </button>
        ))}
      </span>
    </li>
  )
}
