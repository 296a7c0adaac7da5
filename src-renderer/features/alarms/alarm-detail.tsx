/** The chosen alarm: what is known of it, and what can be done about it. */
import { useTranslation } from 'react-i18next'
import type { Alarm } from '../../../src-preload/contract/alarms.contract.ts'
import { Refused } from '../../i18n/refused.tsx'
import { useFormat } from '../../i18n/use-format.ts'
import { useBoard } from '../../state/board.ts'
import { useSeatPage } from '../../state/seat-page.ts'
import { EmptyBlock } from '../../ui/blocks.tsx'
import { Button } from '../../ui/button.tsx'
import { PrioritySymbol } from '../../ui/priority-symbol.tsx'
import { Section } from '../../ui/section.tsx'
import { canShelve, isUnseen } from './alarm-list.rules.ts'
import { ShelveForm } from './shelve-form.tsx'
import type { AlarmActs } from './use-alarm-acts.ts'
import { useAlarmWords } from './use-alarm-words.ts'

interface AlarmDetailProps {
  alarm: Alarm | undefined
  acts: AlarmActs
  shelving: boolean
  onShelving: (shelving: boolean) => void
}

export function AlarmDetail({ alarm, acts, shelving, onShelving }: AlarmDetailProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const words = useAlarmWords()
  const openDevice = useSeatPage((pages) => pages.openDevice)
  const device = useBoard((board) => board.devices.get(alarm?.device ?? ''))
  if (!alarm)
    return (
      <aside className="alarms__detail" aria-label={t('alarms.detail.title')}>
        <EmptyBlock title={t('alarms.detail.none')}>{t('alarms.detail.keys')}</EmptyBlock>
      </aside>
    )
  const { what, value } = words(alarm)
  const place = device ? format.placed({ text: device.place, textEn: device.placeEn }) : ''
  return (
    <aside className="alarms__detail" aria-label={t('alarms.detail.title')}>
      <header className="alarms__what">
        <PrioritySymbol rank={alarm.priority} filled={isUnseen(alarm)} size={28} />
        <div>
          <h2>
            {what} {value}
          </h2>
          <p>
            {device ? format.named(device) : alarm.device}　<span className="quiet">{place}</span>
          </p>
        </div>
      </header>
      <div className="alarms__acts">
        {isUnseen(alarm) ? (
          <Button look="next" tall keyName={t('incidents.hint.enter')} disabled={acts.isBusy} onClick={() => acts.acknowledge([alarm.id])}>
            {t('alarms.act.acknowledge')}
          </Button>
        ) : null}
        {canShelve(alarm) ? (
          <Button tall keyName="S" aria-expanded={shelving} onClick={() => onShelving(!shelving)}>
            {t('alarms.act.shelve')}…
          </Button>
        ) : null}
        {alarm.state === 'shelved' ? (
          <Button look="next" tall keyName="U" disabled={acts.isBusy} onClick={() => acts.unshelve(alarm.id)}>
            {t('alarms.act.unshelve')}
          </Button>
        ) : null}
        <Button tall onClick={() => openDevice(alarm.device)}>
          {t('alarms.act.device')}
        </Button>
      </div>
      {shelving && canShelve(alarm) ? (
        <ShelveForm
          disabled={acts.isBusy}
          onShelve={(until, reason) => acts.shelve(alarm.id, until, reason, () => onShelving(false))}
          onCancel={() => onShelving(false)}
        />
      ) : null}
      <Refused failure={acts.refused} words="alarms.refusal" />
      <Section title={t('alarms.detail.facts')}>
        <AlarmFacts alarm={alarm} />
      </Section>
    </aside>
  )
}

/** Five times are kept for each alarm: sensed, received, shown, sounded, first act. */
const STAMPS = ['sensedAt', 'receivedAt', 'shownAt', 'soundedAt', 'firstActAt', 'returnedAt'] as const

function AlarmFacts({ alarm }: { alarm: Alarm }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { value, limit } = useAlarmWords()(alarm)
  const moment = (at: string | null) => (at === null ? t('alarms.detail.notYet') : `${format.date(at)} ${format.clockTenths(at)}`)
  const rows = [
    [t('alarms.detail.state'), t(`alarms.state.${alarm.state}`)],
    ...(value ? [[t('alarms.detail.value'), `${value}　${t('alarms.list.limit', { limit })}`]] : []),
    ...STAMPS.filter((stamp) => stamp !== 'returnedAt' || alarm.returnedAt !== null).map((stamp) => [
      t(`alarms.detail.${stamp}`),
      moment(alarm[stamp]),
    ]),
    ...(alarm.shelved
      ? [
          [t('alarms.detail.shelvedUntil'), moment(alarm.shelved.until)],
          [t('alarms.detail.reason'), `${alarm.shelved.reason}　${alarm.shelved.by}`],
        ]
      : []),
  ]
  return (
    <dl className="facts">
      {rows.map(([name, words]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{words}</dd>
        </div>
      ))}
    </dl>
  )
}
