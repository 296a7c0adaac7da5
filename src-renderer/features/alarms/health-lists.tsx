/** What loads the alarm list: the busiest sources, what is wrong with the list now, and which kinds of devices cry wolf. */
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Alarm, AlarmHealth } from '../../../src-preload/contract/alarms.contract.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useBoard } from '../../state/board.ts'
import { deviceKindOf } from '../../state/device-kinds.ts'
import { useSeatPage } from '../../state/seat-page.ts'
import { Section } from '../../ui/section.tsx'
import { AvailabilitySections } from './availability-sections.tsx'
import { percent } from './health.rules.ts'
import { useAlarmWords } from './use-alarm-words.ts'

/** In the order in which somebody should look at them. */
const LISTED = ['chattering', 'stale', 'shelved', 'suppressed', 'outOfService'] as const
const SHOWN = 10

export function HealthLists({ health }: { health: AlarmHealth }) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <div className="health-lists">
      <Section title={t('alarms.health.sources')} note={t('alarms.health.sourcesNote')}>
        {health.sources.length === 0 ? <p className="quiet">{t('alarms.health.noAlarms')}</p> : null}
        <ol>
          {health.sources.map((source) => (
            <li key={`${source.device} ${source.point} ${source.condition}`}>
              <SourceRow alarm={{ ...source, value: 0, limit: 0, unit: '' }}>
                <b>{format.count(source.count)}</b>
                <span>{percent(source.share)}</span>
              </SourceRow>
            </li>
          ))}
        </ol>
      </Section>
      <FalseAlarms health={health} />
      <AvailabilitySections since={health.since} />
      {LISTED.map((list) => (
        <Section
          key={list}
          title={t(`alarms.health.now.${list}`)}
          count={format.count(health.now[list].count)}
          note={t(`alarms.health.nowNote.${list}`)}
        >
          <ul>
            {health.now[list].alarms.slice(0, SHOWN).map((alarm) => (
              <li key={alarm.id}>
                <SourceRow alarm={alarm}>
                  <time>
                    {format.date(alarm.sensedAt)} {format.shortClock(alarm.sensedAt)}
                  </time>
                </SourceRow>
              </li>
            ))}
          </ul>
          {health.now[list].count > SHOWN ? (
            <p className="quiet">{t('alarms.health.more', { count: health.now[list].count - SHOWN })}</p>
          ) : null}
        </Section>
      ))}
    </div>
  )
}

interface SourceRowProps {
  alarm: Pick<Alarm, 'device' | 'point' | 'value' | 'limit' | 'unit'>
  children: ReactNode
}

function SourceRow({ alarm, children }: SourceRowProps) {
  const format = useFormat()
  const openDevice = useSeatPage((pages) => pages.openDevice)
  const device = useBoard((board) => board.devices.get(alarm.device))
  return (
    <button type="button" className="source-row" onClick={() => openDevice(alarm.device)}>
      <b>{useAlarmWords()(alarm).what}</b>
      <span className="quiet">
        {device ? `${format.named(device)}　${format.placed({ text: device.place, textEn: device.placeEn })}` : alarm.device}
      </span>
      {children}
    </button>
  )
}

function FalseAlarms({ health }: { health: AlarmHealth }) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <Section title={t('alarms.health.falseByKind')} note={t('alarms.health.falseByKindNote')}>
      {health.falseAlarmsByKind.length === 0 ? <p className="quiet">{t('alarms.health.noVerdicts')}</p> : null}
      <ul>
        {health.falseAlarmsByKind.map(({ kind, verdicts, falseAlarms, share }) => (
          <li key={kind ?? ''} className="source-row">
            <b>{kind === null ? t('alarms.health.goneKind') : (deviceKindOf(kind)?.name[format.language] ?? kind)}</b>
            <span className="quiet">{t('alarms.health.ofVerdicts', { falseAlarms, count: verdicts })}</span>
            <b>{percent(share)}</b>
          </li>
        ))}
      </ul>
    </Section>
  )
}
