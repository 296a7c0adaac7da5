/** What matters now in figures: around an incident, or at rest. */
import { useTranslation } from 'react-i18next'
import type { Incident } from '../../src-preload/contract/incidents.contract.ts'
import type { Stats } from '../../src-preload/contract/system.contract.ts'
import { useFormat } from '../i18n/use-format.ts'
import { useBoard } from '../state/board.ts'
import { useStaff } from '../state/use-all.ts'
import { useNow } from '../state/use-now.ts'
import { type Figure, Figures } from './figures.tsx'
import { useDeviceCounts } from './use-device-counts.ts'

interface FigureStripProps {
  stats: Stats | null
  worst: Incident | null
  /** The column has no room for who lives around the worst one. */
  showsAround: boolean
}

export function FigureStrip({ stats, worst, showsAround }: FigureStripProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const now = useNow(1_000)
  const incidents = useBoard((board) => board.incidents)
  const staff = useStaff()
  const { total, online } = useDeviceCounts()

  const open = [...incidents.values()].filter(({ state }) => state !== 'archived')
  const waiting = open.filter(({ unacknowledged }) => unacknowledged).length
  const onDuty = [...staff.values()].filter(({ state }) => state !== 'offDuty')
  const free = onDuty.filter(({ state }) => state === 'free').length
  const p95 = stats?.firstAct.p95Ms ?? null

  const devices: Figure = { value: format.count(online), unit: `/ ${format.count(total)}`, label: t('wall.strip.devices') }
  const people: Figure = { value: String(free), unit: `/ ${onDuty.length} ${t('wall.strip.people')}`, label: t('wall.strip.free') }
  const toAccept: Figure = { value: String(waiting), unit: t('wall.strip.cases'), label: t('wall.strip.waiting') }
  const inHand: Figure = { value: String(open.length - waiting), unit: t('wall.strip.cases'), label: t('wall.strip.inHand') }
  const firstAct: Figure[] = p95 === null ? [] : [{ value: format.seconds(p95), unit: 's', label: t('wall.strip.firstAct') }]
  const around: Figure[] =
    worst && showsAround
      ? [
          {
            value: t('wall.column.aroundFigure', worst.around),
            label: t('wall.strip.around', { radius: worst.around.radiusM, count: worst.around.needHelp }),
          },
        ]
      : []
  const clock: Figure = { value: format.shortClock(now), label: t('wall.strip.clock') }

  const figures = worst
    ? [toAccept, inHand, people, ...(around.length > 0 ? around : firstAct), clock]
    : [...(total > 0 ? [devices] : []), people, toAccept, ...firstAct]
  return <Figures figures={figures} />
}
