/** Who is on duty, what they do and how fresh their position is. */
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/use-format.ts'
import { useBoard } from '../../state/board.ts'
import { useStaff } from '../../state/use-all.ts'
import { useNow } from '../../state/use-now.ts'

export function StaffList() {
  const { t } = useTranslation()
  const format = useFormat()
  const now = useNow(10_000)
  const incidents = useBoard((board) => board.incidents)
  const people = [...useStaff().values()].filter(({ state }) => state !== 'offDuty').sort((a, b) => a.number.localeCompare(b.number))
  if (people.length === 0) return <p className="part quiet-words">{t('handset.manager.noStaff')}</p>
  return (
    <ul className="rows rows--page">
      {people.map(({ id, number, name, nameEn, state, incident, positionAt }) => {
        const place = incident ? incidents.get(incident)?.place : undefined
        return (
          <li key={id}>
            <span className="rows__pair">
              <b>{t('handset.order.person', { number, name: format.named({ name, nameEn }) })}</b>
              <span>{t(`people.state.${state}`)}</span>
            </span>
            <span className="quiet-words">
              {[
                ...(place ? [format.placed(place)] : []),
                ...(positionAt ? [t('handset.manager.position', { age: format.age(now - Date.parse(positionAt)) })] : []),
              ].join('　')}
            </span>
          </li>
        )
      })}
    </ul>
  )
}
