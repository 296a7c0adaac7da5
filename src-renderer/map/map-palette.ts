/** The colours of the map: the tokens of the page, and mixing two of them. */

/** Custom properties the map needs from the page's style sheet. */
export const MAP_TOKENS = {
  ground: '--ground',
  panel: '--panel',
  text: '--text',
  quiet: '--quiet',
  faint: '--faint',
  hairline: '--hairline',
  action: '--action',
  p1: '--p1',
  p2: '--p2',
  p3: '--p3',
  p4: '--p4',
  fault: '--fault',
  safe: '--safe',
  street: '--map-street',
  block: '--map-block',
  building: '--map-building',
  edge: '--map-edge',
  canal: '--map-canal',
  bank: '--map-bank',
  dot: '--map-dot',
  park: '--map-park',
  tree: '--map-tree',
  label: '--map-label',
  canalLabel: '--map-canal-label',
  zone: '--map-zone',
  wallStreet: '--map-wall-street',
  wallLabel: '--map-wall-label',
} as const

export type MapPalette = Record<keyof typeof MAP_TOKENS, string>

const channels = (hex: string): [number, number, number] => {
  const digits = hex.replace('#', '')
  return [0, 2, 4].map((at) => Number.parseInt(digits.slice(at, at + 2), 16)) as [number, number, number]
}

/** `share` of the second colour in the first; both `#RRGGBB`. */
export function mix(first: string, second: string, share: number): string {
  const [a, b] = [channels(first), channels(second)]
  return `#${a
    .map((value, i) =>
      Math.round(value + ((b[i] ?? value) - value) * share)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`
}

/** Builds the palette from whatever looks a custom property up. */
export const paletteFrom = (lookUp: (property: string) => string): MapPalette =>
  Object.fromEntries(Object.entries(MAP_TOKENS).map(([name, property]) => [name, lookUp(property).trim()])) as MapPalette

export function readPalette(element: Element): MapPalette {
  const style = getComputedStyle(element)
  return paletteFrom((property) => style.getPropertyValue(property))
}
