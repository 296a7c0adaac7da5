/** All scripts and playbooks, with what they are for and which version is in use. */
import { IconPencil } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { ProcedureSummary } from '../../../src-preload/contract/procedures.contract.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { Section } from '../../ui/section.tsx'
import { useListKeys } from '../../ui/use-list-keys.ts'
import { isDrafted, useProcedureDesk } from './procedure-desk.ts'

const keyOf = ({ kind, id }: Pick<ProcedureSummary, 'kind' | 'id'>) => `${kind}/${id}`

export function ProcedureList({ items }: { items: readonly ProcedureSummary[] }) {
  const { t } = useTranslation()
  const { chosen, choose } = useProcedureDesk()
  const scripts = items.filter(({ kind }) => kind !== 'playbook')
  const playbooks = items.filter(({ kind }) => kind === 'playbook').toSorted(byClause)
  const all = [...scripts, ...playbooks]
  useListKeys({
    ids: all.map(keyOf),
    chosen: chosen && keyOf(chosen),
    onChoose: (key) => {
      const found = all.find((each) => keyOf(each) === key)
      if (found) choose({ kind: found.kind, id: found.id })
    },
    acts: {},
  })
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a page that scrolls can be reached by keyboard
    <div className="page__scroll" tabIndex={0}>
      <Section title={t('procedures.page.scripts')} count={scripts.length} className="section--first">
        <Rows items={scripts} />
      </Section>
      <Section title={t('procedures.page.playbooks')} count={playbooks.length}>
        <Rows items={playbooks} />
      </Section>
    </div>
  )
}

/** Annex B first, then what goes beyond it. */
const rankOf = ({ clause }: ProcedureSummary) => (clause.startsWith('N-B') ? 0 : 1)
const byClause = (a: ProcedureSummary, b: ProcedureSummary) => rankOf(a) - rankOf(b) || a.clause.localeCompare(b.clause)

function Rows({ items }: { items: readonly ProcedureSummary[] }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { chosen, draft, choose } = useProcedureDesk()
  return (
    <ul>
      {items.map((item) => (
        <li key={keyOf(item)}>
          <button
            type="button"
            className="procedure-row"
            aria-current={chosen !== null && keyOf(chosen) === keyOf(item) ? 'true' : undefined}
            onClick={() => choose({ kind: item.kind, id: item.id })}
          >
            <span className="procedure-row__name">
              {isDrafted(draft, item) ? <IconPencil size={14} aria-label={t('procedures.draft.mark')} /> : null}
              {item.name[format.language]}
            </span>
            <small>{item.clause.replace('N-', '')}</small>
            <span className="procedure-row__use">
              {item.kind === 'playbook'
                ? item.hazards.map((hazard) => t(`incidents.hazard.${hazard}`)).join('　') || t('procedures.page.byHand')
                : null}
            </span>
            <small>{item.by === null ? '' : t('procedures.version.number', { version: item.version })}</small>
          </button>
        </li>
      ))}
    </ul>
  )
}
