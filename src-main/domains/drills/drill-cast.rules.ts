/** Gives the roles of a drill to devices of the site. Pure. */
import type { DrillScript } from './drill-script.types.ts'

export interface Actor {
  id: string
  kind: string
  household: string | null
}

/** `turn` changes from drill to drill, so that it is not always the same kitchen. Null when the site has no such device. */
export function castOf(
  script: Pick<DrillScript, 'cast'>,
  devices: readonly Actor[],
  isHelpless: (household: string) => boolean,
  turn: number,
): Map<string, string> | null {
  const chosen = new Map<string, Actor>()
  for (const { role, kind, at, with: other } of script.cast) {
    const taken = new Set([...chosen.values()].map(({ id }) => id))
    const home = other === undefined ? undefined : chosen.get(other)?.household
    const fits = devices.filter(
      (device) =>
        device.kind === kind &&
        !taken.has(device.id) &&
        (other === undefined || device.household === home) &&
        (at === 'anywhere' || device.household !== null) &&
        (at !== 'helpless' || (device.household !== null && isHelpless(device.household))),
    )
    const device = fits[turn % Math.max(1, fits.length)]
    if (!device) return null
    chosen.set(role, device)
  }
  return new Map([...chosen].map(([role, { id }]) => [role, id]))
}
