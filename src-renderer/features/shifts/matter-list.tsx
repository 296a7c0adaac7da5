/** What is not finished, by what has to be done about it; a row leads to the incident or the device. */
import { useTranslation } from 'react-i18next'
import { type Matter, MatterKind } from '../../../src-preload/contract/shifts.contract.ts'
import { useFormat } from '../../i18n/use-format.ts'

interface MatterListProps {
  matters: readonly Matter[]
  /** Not on paper. */
  onOpen?: (matter: Matter) => void
}

export function MatterList({ matters, onOpen }: MatterListProps) {
  const { t } = useTranslation()
  if (matters.length === 0) return <p className="quiet">{t('shifts.matter.none')}</p>
  const kinds = MatterKind.options.filter((kind) => matters.some((matter) => matter.kind === kind))
  return (
    <table className="matters">
      {kinds.map((kind) => {
        const rows = matters.filter((matter) => matter.kind === kind)
        return (
          <tbody key={kind}>
            <tr>
              <th colSpan={4} scope="rowgroup">
                {t(`shifts.matter.${kind}`)} <b>{rows.length}</b>
              </th>
            </tr>
            {rows.map((matter) => (
              <MatterRow key={`${matter.incident} ${matter.device} ${matter.text}`} matter={matter} onOpen={onOpen} />
            ))}
          </tbody>
        )
      })}
    </table>
  )
}

function MatterRow({ matter, onOpen }: { matter: Matter; onOpen?: (matter: Matter) => void }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { incident, device, hazard, place, placeEn, since, due, text } = matter
  const moment = (at: string) => `${format.date(at)} ${format.shortClock(at)}`
  const words = [hazard ? t(`incidents.kind.${hazard}`) : '', format.placed({ text: place, textEn: placeEn })].filter(Boolean).join('　')
  return (
    <tr>
      <td>
        {onOpen && (incident ?? device) !== null ? (
          <button type="button" onClick={() => onOpen(matter)}>
            {words}
          </button>
        ) : (
          words
        )}
      </td>
      <td>{text}</td>
      <td>{since ? moment(since) : ''}</td>
      <td>{due ? t('shifts.matter.due', { time: moment(due) }) : ''}</td>
    </tr>
  )
}
