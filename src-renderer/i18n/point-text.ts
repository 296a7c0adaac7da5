/** A value of a point as people read it: `0.17 dB/m`; a switch says yes or no. */
interface PointWords {
  unit: string
  range: [number, number]
  decimals: number
}

const WORDS = { 'zh-CN': ['否', '是'], en: ['no', 'yes'] } as const
/** Of a point nobody describes. */
const MOST_DECIMALS = 2

export const isSwitch = (point: PointWords) => point.unit === '' && point.range[0] === 0 && point.range[1] === 1

export const pointFigure = (point: PointWords | undefined, value: number, language: 'zh-CN' | 'en'): string => {
  if (!point) return String(Number(value.toFixed(MOST_DECIMALS)))
  return isSwitch(point) ? WORDS[language][value >= 0.5 ? 1 : 0] : value.toFixed(point.decimals)
}

export const pointText = (point: PointWords | undefined, value: number, unit: string, language: 'zh-CN' | 'en'): string =>
  `${pointFigure(point, value, language)} ${unit}`.trim()
