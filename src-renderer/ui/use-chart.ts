/** Keeps an ECharts chart in an element and at its size; drawing is its owner's. Only charts that are loaded when needed may import it. */
import { init } from 'echarts/core'
import { type RefObject, useEffect, useRef } from 'react'

export function useChart(renderer: 'canvas' | 'svg') {
  const holder: RefObject<HTMLDivElement | null> = useRef(null)
  const chart = useRef<ReturnType<typeof init>>(null)
  useEffect(() => {
    const element = holder.current
    if (!element) return
    const made = init(element, null, { renderer })
    chart.current = made
    const observer = new ResizeObserver(() => made.resize())
    observer.observe(element)
    return () => {
      observer.disconnect()
      made.dispose()
    }
  }, [renderer])
  return { holder, chart }
}
