/** Every kind in every month of the year: the uninterrupted statistics of clause N-6.3.7.3. */
import { useTranslation } from 'react-i18next'
import type { YearFigures } from '../../../src-preload/contract/figures.contract.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { kindRows } from './figures.rules.ts'

const MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const

export function KindsByMonth({ figures }: { figures: YearFigures }) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <table className="figure-table figure-table--months">
      <thead>
        <tr>
          <th scope="col">{t('figures.short.kind')}</th>
          {MONTHS.map((month) => (
            <th key={month} scope="col">
              {format.month(month)}
            </th>
          ))}
          <th scope="col">{t('figures.group.totals')}</th>
        </tr>
      </thead>
      <tbody>
        {kindRows(figures).map(({ kind, months, incidents }) => (
          <tr key={kind}>
            <th scope="row">{t(`incidents.kind.${kind}`)}</th>
            {MONTHS.map((month) => (
              <td key={month} className={months[month - 1] === 0 ? 'quiet' : undefined}>
                {format.count(months[month - 1] ?? 0)}
              </td>
            ))}
            <td>
              <b>{format.count(incidents)}</b>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
