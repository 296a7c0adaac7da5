/** The charge of the phone, where its browser tells. */
interface Battery {
  /** 0 … 1 */
  level: number
}

let battery: Battery | null = null
const told = (navigator as { getBattery?: () => Promise<Battery> }).getBattery?.()
void told?.then(
  (found) => {
    battery = found
  },
  () => undefined,
)

/** Percent, or null. */
export const batteryPercent = (): number | null => (battery ? Math.round(battery.level * 100) : null)
