/** Why there were false alarms, the most frequent cause first; each leads to the incidents behind it. */
import { useTranslation } from 'react-i18next'
import type { PeriodFigures } from '../../../src-preload/contract/figures.contract.ts'
import type { CauseCategory } from '../../../src-preload/contract/incident-parts.types.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { percent } from './figures.rules.ts'

interface CauseListProps {
  figures: PeriodFigures
  onOpen?: (cause: CauseCategory) => void
}

export function CauseList({ figures: { byCause, totals }, onOpen }: CauseListProps) {
  const { t } = useTranslation()
  const format = useFormat()
  if (byCause.length === 0) return <p className="quiet">{t('figures.page.noCauses')}</p>
  return (
    <table className="figure-table figure-table--causes">
      <tbody>
        {byCause.map(({ key, incidents }) => (
          <tr key={key}>
            <th scope="row">
              {onOpen ? (
                <button type="button" onClick={() => onOpen(key)}>
                  {t(`figures.cause.${key}`)}
                </button>
              ) : (
                t(`figures.cause.${key}`)
              )}
            </th>
            <td>{format.count(incidents)}</td>
            <td>{percent(incidents / totals.outcomes.false)}</td>
            <td className="figure-table__bar">
              <meter min={0} max={totals.outcomes.false} value={incidents} aria-hidden="true" />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
