import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const css = readFileSync(resolve(import.meta.dirname, '../../../src-renderer/ui/tokens.css'), 'utf8')

const tokensOf = (theme: string) => {
  const block = css.split(`:root[data-theme="${theme}"] {`)[1]?.split('}')[0] ?? ''
  return new Map([...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)].map(([, name = '', colour = '']) => [name, colour]))
}

const luminance = (colour: string) => {
  const channel = (at: number) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
}
const contrast = (a: string, b: string) => {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return (light + 0.05) / (dark + 0.05)
}

const PAIRS = [
  ...['text', 'quiet', 'faint', 'action', 'p1', 'p2', 'p3', 'p4', 'fault', 'safe'].map((word) => [word, 'panel']),
  ...['text', 'quiet', 'p1'].map((word) => [word, 'raised']),
  ['text', 'ground'],
  ['on-action', 'action'],
  ['text', 'action-wash'],
  ['quiet', 'action-wash'],
  ['on-p1-wash', 'p1-wash'],
  ...['1', '2', '3', '4'].flatMap((rank) => [
    [`p${rank}`, `p${rank}-wash`],
    ['text', `p${rank}-wash`],
    ['quiet', `p${rank}-wash`],
  ]),
] as [string, string][]

describe.each(['dark', 'day'])('the %s theme', (theme) => {
  const tokens = tokensOf(theme)

  it.each(PAIRS)('can be read: %s on %s', (word, ground) => {
    expect(contrast(tokens.get(word) ?? '#000000', tokens.get(ground) ?? '#000000')).toBeGreaterThanOrEqual(4.5)
  })

  it('defines the same names as the other', () => {
    expect([...tokens.keys()].sort()).toEqual([...tokensOf(theme === 'dark' ? 'day' : 'dark').keys()].sort())
  })
})
