/** The outline of each priority in a box of 48, with the scale and the height of the glyph in it. */
export const SYMBOL_GRID = 48

export const PRIORITY_SYMBOLS = {
  1: { path: 'M24 3 45 24 24 45 3 24Z', scale: 0.98, middle: 24 },
  2: { path: 'M24 4 46 43H2Z', scale: 0.82, middle: 30 },
  3: { path: 'M6 6H42V42H6Z', scale: 1.2, middle: 24 },
  4: { path: 'M24 5A19 19 0 1 1 24 43 19 19 0 1 1 24 5Z', scale: 1.15, middle: 24 },
} as const
