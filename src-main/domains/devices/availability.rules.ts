/** How much of a span a device could be heard, from the stored changes of its `online` and of what it is reached through. Pure. */

export interface Change {
  /** UTC ms. */
  at: number
  /** 1 online, 0 offline. */
  value: number
}

export interface Outage {
  from: number
  to: number
}

/** Outages between two times; before the first change it was what it is changed from, `online` is what it is now. */
export function outagesOf(changes: readonly Change[], online: boolean, since: number, until: number): Outage[] {
  const outages: Outage[] = []
  const [first] = changes
  let from = (first ? first.value === 1 : !online) ? since : null
  for (const { at, value } of changes) {
    if (value === 0) from ??= at
    else if (from !== null) {
      outages.push({ from, to: at })
      from = null
    }
  }
  if (from !== null) outages.push({ from, to: until })
  return outages
}

/** A device and everything it is reached through: when one of them was out, it could not be heard. */
export function availabilityOf(outages: readonly Outage[], since: number, until: number): { share: number; outages: number } {
  const merged: Outage[] = []
  for (const outage of [...outages].sort((a, b) => a.from - b.from)) {
    const last = merged.at(-1)
    if (last && outage.from <= last.to) last.to = Math.max(last.to, outage.to)
    else merged.push({ ...outage })
  }
  const outMs = merged.reduce((sum, { from, to }) => sum + to - from, 0)
  return { share: 1 - outMs / (until - since), outages: merged.length }
}
