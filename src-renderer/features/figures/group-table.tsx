/** Figures by kind, zone or month, a row each; a row leads to the incidents behind it. */
import { useTranslation } from 'react-i18next'
import type { Group } from '../../../src-preload/contract/figures.contract.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { percent } from './figures.rules.ts'

interface GroupTableProps {
  title: string
  groups: readonly Group[]
  name: (key: string) => string
  /** Without it the rows lead nowhere, as on paper. */
  onOpen?: (key: string) => void
}

export function GroupTable({ title, groups, name, onOpen }: GroupTableProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const time = (ms: number | null) => (ms === null ? '–' : format.elapsed(ms))
  return (
    <table className="figure-table">
      <thead>
        <tr>
          <th scope="col">{title}</th>
          <th scope="col">{t('figures.short.incidents')}</th>
          <th scope="col">{t('figures.outcome.false')}</th>
          <th scope="col">{t('figures.short.falseShare')}</th>
          <th scope="col">{t('figures.outcome.rescue')}</th>
          <th scope="col">
            {t('figures.measure.firstAct')} {t('figures.short.p95')}
          </th>
          <th scope="col">{t('figures.short.within2s')}</th>
          <th scope="col">
            {t('figures.measure.arrival')} {t('figures.short.p50')}
          </th>
          <th scope="col">
            {t('figures.measure.clear')} {t('figures.short.p50')}
          </th>
        </tr>
      </thead>
      <tbody>
        {groups.map((group) => (
          <tr key={group.key}>
            <th scope="row">
              {onOpen ? (
                <button type="button" onClick={() => onOpen(group.key)}>
                  {name(group.key)}
                </button>
              ) : (
                name(group.key)
              )}
            </th>
            <td>{format.count(group.incidents)}</td>
            <td>{format.count(group.outcomes.false)}</td>
            <td>{percent(group.falseShare)}</td>
            <td>{format.count(group.outcomes.rescue)}</td>
            <td>{time(group.firstAct.p95Ms)}</td>
            <td>{percent(group.within2s)}</td>
            <td>{time(group.arrival.p50Ms)}</td>
            <td>{time(group.clear.p50Ms)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
