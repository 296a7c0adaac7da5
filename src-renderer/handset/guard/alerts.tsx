/** What others need from this person: calls for help, escalations, important notices. */
import { useTranslation } from 'react-i18next'
import type { HandsetPicture } from '../../../src-preload/contract/handset.contract.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useNow } from '../../state/use-now.ts'
import { Button } from '../../ui/button.tsx'
import { PrioritySymbol } from '../../ui/priority-symbol.tsx'
import { useHandsetDesk } from '../handset-context.tsx'
import { useHandset } from '../handset-state.ts'

export function Alerts({ picture: { others, escalations, notices } }: { picture: HandsetPicture }) {
  const { t } = useTranslation()
  const { press, read } = useHandsetDesk()
  const format = useFormat()
  const known = useHandset((state) => state.read)
  const now = useNow(1_000)
  return (
    <>
      {others.map(({ incident, person, place, at }) => {
        const isFresh = !known.has(incident)
        return (
          <div key={incident} className={`alert-line ${isFresh ? 'wash-1' : ''}`} role="alert">
            <PrioritySymbol rank={1} filled={isFresh} blink={isFresh} />
            <span>
              <b>{t('handset.sos.others', { name: person })}</b>
              <span>
                {format.placed(place)}　{format.minutesSeconds(now - Date.parse(at))}
              </span>
            </span>
            {isFresh ? <Button onClick={() => read(incident)}>{t('handset.sos.read')}</Button> : null}
          </div>
        )
      })}
      {escalations.map(({ id, incident, kind, priority, place, reason }) => (
        <div key={id} className={`alert-line wash-${priority}`} role="alert">
          <PrioritySymbol rank={priority} filled />
          <span>
            <b>
              {t(`incidents.kind.${kind}`)}　{format.placed(place)}
            </b>
            <span>{t('handset.alert.escalated', { reason: t(`incidents.escalation.${reason}` as 'incidents.escalation.step') })}</span>
          </span>
          <Button onClick={() => press({ kind: 'heed', incident, escalation: id })}>{t('handset.alert.heed')}</Button>
        </div>
      ))}
      {notices
        .filter(({ id, important }) => important && !known.has(id))
        .map(({ id, text, by, at }) => (
          <div key={id} className="alert-line" role="alert">
            <span>
              <b>{t('handset.alert.important')}</b>
              <span>{text}</span>
              <span className="quiet-words">{t('handset.notices.from', { name: by, time: format.shortClock(at) })}</span>
            </span>
            <Button onClick={() => read(id)}>{t('handset.alert.read')}</Button>
          </div>
        ))}
    </>
  )
}
