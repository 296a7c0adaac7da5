/** What may happen to a sensor, as courses of values: `[seconds since the beginning, value]`, straight lines between. */
export type Course = readonly (readonly [s: number, value: number])[]

export interface Episode {
  startS: number
  /** A device kind; `device` names one device of it where the site has that one. */
  kind: string
  device?: string
  points: Record<string, Course>
}

export const kitchenFire = (startS: number, device?: string): Episode => ({
  startS,
  kind: 'smoke-detector',
  device,
  points: {
    smoke: [
      [0, 0.02],
      [3, 0.06],
      [5, 0.13],
      [6, 0.17],
      [14, 0.42],
      [40, 1.1],
      [75, 1.9],
      [120, 1.5],
      [170, 0.7],
      [215, 0.2],
      [240, 0.04],
    ],
    temperature: [
      [0, 21],
      [20, 24],
      [75, 43],
      [120, 46],
      [240, 27],
    ],
  },
})
/** Somebody fried something: over the limit for half a minute, then the window is opened. */
export const cookingSmoke = (startS: number, device?: string): Episode => ({
  startS,
  kind: 'smoke-detector',
  device,
  points: {
    smoke: [
      [0, 0.03],
      [12, 0.18],
      [25, 0.24],
      [40, 0.12],
      [55, 0.03],
    ],
    temperature: [
      [0, 22],
      [30, 26],
      [55, 24],
    ],
  },
})
export const gasLeak = (startS: number, device?: string): Episode => ({
  startS,
  kind: 'gas-detector',
  device,
  points: {
    gas: [
      [0, 1],
      [20, 8],
      [30, 12],
      [70, 21],
      [100, 28],
      [160, 30],
      [200, 17],
      [260, 6],
      [300, 1],
    ],
  },
})
export const smallGasLeak = (startS: number): Episode => ({
  startS,
  kind: 'gas-detector',
  points: {
    gas: [
      [0, 1],
      [25, 11.5],
      [90, 14],
      [180, 5],
      [220, 1],
    ],
  },
})
export const leakage = (startS: number): Episode => ({
  startS,
  kind: 'electrical-fire-monitor',
  points: {
    'residual-current': [
      [0, 60],
      [10, 330],
      [150, 410],
      [240, 180],
      [260, 45],
    ],
    'cable-temperature': [
      [0, 36],
      [150, 58],
      [260, 40],
    ],
  },
})
export const overheating = (startS: number): Episode => ({
  startS,
  kind: 'electrical-fire-monitor',
  points: {
    'cable-temperature': [
      [0, 40],
      [60, 74],
      [150, 82],
      [240, 52],
    ],
    'load-current': [
      [0, 22],
      [30, 46],
      [150, 47],
      [180, 12],
    ],
  },
})
export const lowHydrant = (startS: number): Episode => ({
  startS,
  kind: 'hydrant-pressure',
  points: {
    pressure: [
      [0, 0.3],
      [15, 0.07],
      [200, 0.06],
      [240, 0.31],
    ],
  },
})
export const tilting = (startS: number): Episode => ({
  startS,
  kind: 'structure-monitor',
  points: {
    'tilt-x': [
      [0, 0.1],
      [60, 0.46],
      [400, 0.47],
    ],
    crack: [
      [0, 0.9],
      [60, 1.4],
      [400, 1.4],
    ],
  },
})
export const hotKitchen = (startS: number): Episode => ({
  startS,
  kind: 'heat-detector',
  points: {
    temperature: [
      [0, 38],
      [40, 61],
      [80, 68],
      [140, 49],
      [180, 36],
    ],
  },
})
export const flare = (startS: number): Episode => ({
  startS,
  kind: 'flame-detector',
  points: {
    flame: [
      [0, 3],
      [2, 66],
      [10, 72],
      [16, 4],
    ],
  },
})
export const openDoor = (startS: number): Episode => ({
  startS,
  kind: 'door-contact',
  points: {
    open: [
      [0, 1],
      [1200, 1],
    ],
  },
})
export const runningTap = (startS: number): Episode => ({
  startS,
  kind: 'water-meter',
  points: {
    flow: [
      [0, 18],
      [1200, 19],
    ],
  },
})

export const lastsS = (episode: Episode): number => Math.max(...Object.values(episode.points).map((course) => course.at(-1)?.[0] ?? 0))

export function valueAt(course: Course, s: number): number {
  let [beforeS, before] = course[0] ?? [0, 0]
  for (const [nextS, next] of course) {
    if (s <= nextS) return nextS === beforeS ? next : before + ((next - before) * (s - beforeS)) / (nextS - beforeS)
    beforeS = nextS
    before = next
  }
  return before
}
