/** Beside the map: where the incident stood in the figure of the standard, its values, who was sent, and its course up to this moment. */
import { type ComponentType, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Incident } from '../../../src-preload/contract/incidents.contract.ts'
import { spacedPhone } from '../../i18n/format.ts'
import { pointFigure, pointText } from '../../i18n/point-text.ts'
import { useFactWords } from '../../i18n/use-fact-words.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { pointKindOf } from '../../state/device-kinds.ts'
import { rankColour } from '../../ui/priority-symbol.tsx'
import { Section } from '../../ui/section.tsx'
import { Sparkline } from '../../ui/sparkline.tsx'
import { type Course, countUntil, latest } from './course.rules.ts'
import type { Frame } from './frame.rules.ts'

/** So much of a point's past is drawn. */
const SHOWN_MS = 180_000
const CHARTS = 2

interface ReplaySideProps {
  course: Course
  frame: Frame
  at: number
  Graph: ComponentType<{ incident: Incident }>
}

export function ReplaySide({ course, frame: { incident, staff, calls }, at, Graph }: ReplaySideProps) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <aside className="replay__side">
      {incident ? <Graph incident={incident} /> : <p className="replay__quiet">{t('archive.replay.notYet')}</p>}
      <ReplayValues course={course} at={at} />
      <Section title={t('archive.replay.people')}>
        {incident && incident.orders.length > 0 ? (
          <ul className="replay__people">
            {incident.orders.map((order) => (
              <li key={order.id}>
                <b>{staff.find(({ id }) => id === order.staff)?.number ?? ''}</b>
                <span>{format.named({ name: order.staffName, nameEn: order.staffNameEn })}</span>
                <span className="quiet">{t(`paper.order.${order.state}`)}</span>
              </li>
            ))}
          </ul>
        ) : (
          <p className="quiet">{t('archive.replay.noPeople')}</p>
        )}
      </Section>
      {calls.length === 0 ? null : (
        <Section title={t('archive.replay.calls')}>
          <ul className="replay__people">
            {calls.map(({ id, number, state }) => (
              <li key={id}>
                <span className="replay__number">{spacedPhone(number)}</span>
                <span className="quiet">{t(`calls.state.${state}`)}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <ReplayCourse course={course} at={at} />
    </aside>
  )
}

/** The points that raised an alarm, as they had gone until this moment. */
function ReplayValues({ course: { replay, readings }, at }: { course: Course; at: number }) {
  const { t } = useTranslation()
  const format = useFormat()
  const shown = [...readings.values()].flatMap((series) => {
    const alarm = replay.incident.alarms.find(({ device, point }) => device === series.device && point === series.point)
    const device = replay.devices.find(({ id }) => id === series.device)
    return alarm && device ? [{ series, alarm, device }] : []
  })
  if (shown.length === 0) return null
  return (
    <Section title={t('archive.replay.values')}>
      {shown.slice(0, CHARTS).map(({ series, alarm, device }) => {
        const words = device.kind === null ? undefined : pointKindOf(device.kind, series.point)
        const now = latest(series, at)
        const count = countUntil(series.at, at)
        const points = series.at.slice(0, count).map((time, index) => ({ at: time, value: series.values[index] ?? 0 }))
        const name = words?.name[format.language] ?? series.point
        return (
          <div key={`${series.device}/${series.point}`} className="replay__value">
            <p>
              <span className="quiet">{name}</span>
              <b>{now ? pointText(words, now.value, series.unit, format.language) : '–'}</b>
            </p>
            <Sparkline
              points={points}
              from={at - SHOWN_MS}
              to={at}
              limit={alarm.limit}
              limitLabel={pointFigure(words, alarm.limit, format.language)}
              fromLabel={format.clock(at - SHOWN_MS)}
              toLabel={format.clock(at)}
              colour={rankColour(alarm.priority)}
              calm={now === null || alarm.returnedAt !== null}
              label={name}
            />
          </div>
        )
      })}
    </Section>
  )
}

/** The newest at the foot, always in sight. */
function ReplayCourse({ course: { told }, at }: { course: Course; at: number }) {
  const { t } = useTranslation()
  const format = useFormat()
  const words = useFactWords()
  const list = useRef<HTMLOListElement>(null)
  const shown = told.filter((fact) => fact.at <= at)
  // biome-ignore lint/correctness/useExhaustiveDependencies: one more is the reason to scroll
  useEffect(() => {
    list.current?.scrollTo({ top: list.current.scrollHeight })
  }, [shown.length])
  return (
    <Section title={t('archive.replay.course')} count={shown.length} className="replay__course">
      <ol ref={list}>
        {shown.map((fact, index) => {
          const { what, detail, who } = words(fact)
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a course only grows and shrinks at its end
            <li key={index}>
              <time>{format.clock(fact.at)}</time>
              <span>
                {what}
                {detail ? <span className="quiet">　{detail}</span> : null}
              </span>
              <span className="quiet">{who}</span>
            </li>
          )
        })}
      </ol>
    </Section>
  )
}
