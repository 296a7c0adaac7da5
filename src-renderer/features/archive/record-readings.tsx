/** The values that raised the alarms, from before the warning to the end, with their limits. */
import { useTranslation } from 'react-i18next'
import type { ArchiveRecord } from '../../../src-preload/contract/archive-record.types.ts'
import { pointFigure } from '../../i18n/point-text.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { pointKindOf } from '../../state/device-kinds.ts'
import { rankColour } from '../../ui/priority-symbol.tsx'
import { Sparkline } from '../../ui/sparkline.tsx'

/** More charts than this tell nobody more. */
const CHARTS = 6

export function RecordReadings({ record }: { record: ArchiveRecord }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { incident, readings, devices } = record
  const [from, to] = [Date.parse(record.since), Date.parse(record.until)]
  const charts = readings.flatMap((series) => {
    const alarm = incident.alarms.find(({ device, point }) => device === series.device && point === series.point)
    const device = devices.find(({ id }) => id === series.device)
    return alarm && device ? [{ series, alarm, device }] : []
  })
  if (charts.length === 0) return null
  return (
    <section>
      <h2>{t('archive.record.readings')}</h2>
      <div className="record__charts">
        {charts.slice(0, CHARTS).map(({ series: { device: id, point, thinned, values }, alarm, device }) => {
          const words = device.kind === null ? undefined : pointKindOf(device.kind, point)
          const name = `${format.named(device)}　${words?.name[format.language] ?? point}`
          return (
            <figure key={`${id}/${point}`}>
              <figcaption title={thinned ? t('archive.record.thinned') : undefined}>{name}</figcaption>
              <Sparkline
                points={values.map(([offset, value]) => ({ at: from + offset, value }))}
                from={from}
                to={to}
                limit={alarm.limit}
                limitLabel={pointFigure(words, alarm.limit, format.language)}
                fromLabel={format.clock(from)}
                toLabel={format.clock(to)}
                colour={rankColour(alarm.priority)}
                calm
                label={name}
              />
            </figure>
          )
        })}
      </div>
    </section>
  )
}
