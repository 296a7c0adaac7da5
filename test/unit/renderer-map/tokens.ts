/** Reads the colours of both themes as a page would, and measures contrast after WCAG 2. */
import { readFileSync } from 'node:fs'
import { mix } from '../../../src-renderer/map/map-palette.ts'

const read = (path: string) => readFileSync(new URL(`../../../src-renderer/${path}`, import.meta.url), 'utf8')
const properties = (css: string) => Object.fromEntries([...css.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map(([, name, value]) => [name, value]))

const [base = '', day = ''] = read('ui/tokens.css').split(/(?=:root\[data-theme=['"]day['"]\])/)
const wall = properties(read('wall/wall.css'))
const THEMES = { dark: { ...properties(base), ...wall }, day: { ...properties(base), ...properties(day), ...wall } }
export type Theme = keyof typeof THEMES

/** The colour of a custom property: `#RRGGBB`, a `var()` or a `color-mix()` of two. */
export function colourOf(theme: Theme, name: string): string {
  const value = THEMES[theme][name]
  if (!value) throw new Error(`${name} is not defined in the ${theme} theme`)
  const mixed = /^color-mix\(in srgb, var\((--[\w-]+)\) (\d+)%, var\((--[\w-]+)\)\)$/.exec(value)
  if (!mixed?.[1] || !mixed[3]) return value
  return mix(colourOf(theme, mixed[1]), colourOf(theme, mixed[3]), 1 - Number(mixed[2]) / 100)
}

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4))
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

export function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return (light + 0.05) / (dark + 0.05)
}
