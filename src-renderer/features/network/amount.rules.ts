/** Amounts of data as people read them: `512 B`, `3.4 kB`, `12 MB`. Pure. */
const UNITS = ['B', 'kB', 'MB', 'GB', 'TB'] as const

export const amountOf = (bytes: number): string => {
  const step = Math.min(UNITS.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, bytes)) / 3)))
  const value = bytes / 1000 ** step
  return `${value.toFixed(step === 0 || value >= 10 ? 0 : 1)} ${UNITS[step]}`
}
