/** How many incidents each month or hour had, and what they came to. */
import { BarChart } from 'echarts/charts'
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components'
import { use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useChart } from '../../ui/use-chart.ts'
import { barsOption } from './bars-option.ts'
import type { Column } from './figures.rules.ts'

use([BarChart, GridComponent, LegendComponent, TooltipComponent, SVGRenderer])

interface BarsProps {
  columns: readonly Column[]
  tick: (key: string) => string
  label: string
}

export default function Bars({ columns, tick, label }: BarsProps) {
  const { t } = useTranslation()
  const { holder, chart } = useChart('svg')
  useEffect(() => {
    const font = holder.current ? getComputedStyle(holder.current).fontFamily : ''
    chart.current?.setOption(barsOption(columns, { tick, font, outcome: (outcome) => t(`figures.outcome.${outcome}`) }))
  }, [chart, holder, columns, tick, t])
  return <div ref={holder} className="figure-bars" role="img" aria-label={label} />
}
