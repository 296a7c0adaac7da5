/** What happens in each scenario: to sensors, to a gateway, to outputs, and who else is on the network. */
import {
  cookingSmoke,
  type Episode,
  flare,
  gasLeak,
  hotKitchen,
  kitchenFire,
  leakage,
  lowHydrant,
  openDoor,
  overheating,
  runningTap,
  smallGasLeak,
  tilting,
} from './episodes.ts'
import type { Random } from './random.ts'

export interface Outage {
  startS: number
  lastsS: number
  /** The gateway that dies, where the site has it; else the first one. */
  gateway: string
}

interface Scenario {
  episodes?: (random: Random) => Episode[]
  outage?: Outage
  /** Outputs of this kind obey, but their feedback never comes. */
  withoutFeedback?: string
  /** A Zigbee network appears on the same broker. */
  hasZigbee?: boolean
}

const KITCHEN = 'shantang-128-kitchen-smoke'

/** Sixty seconds in which everything speaks at once: a surge in the mains, a fire that spreads, and pressure falling behind it. */
function flood(random: Random): Episode[] {
  const at = () => Math.round(random.between(8, 68))
  const many = (count: number, make: (startS: number) => Episode) => Array.from({ length: count }, () => make(at()))
  return [
    kitchenFire(6, KITCHEN),
    ...many(45, kitchenFire),
    ...many(25, cookingSmoke),
    ...many(40, leakage),
    ...many(25, overheating),
    ...many(20, smallGasLeak),
    ...many(10, hotKitchen),
    ...many(8, lowHydrant),
    ...many(6, tilting),
  ]
}

export const SCENARIOS: Record<string, Scenario> = {
  quiet: {},
  'kitchen-fire': { episodes: () => [kitchenFire(8, KITCHEN)] },
  // There the gas can be shut off.
  'gas-leak': { episodes: () => [gasLeak(8, 'shantang-128-kitchen-gas')] },
  busy: {
    episodes: () => [
      openDoor(2),
      runningTap(4),
      smallGasLeak(8),
      lowHydrant(30),
      cookingSmoke(55),
      leakage(80),
      kitchenFire(110, KITCHEN),
      flare(150),
      tilting(170),
      hotKitchen(200),
      overheating(230),
      cookingSmoke(260),
    ],
  },
  flood: { episodes: flood },
  linkage: { episodes: () => [kitchenFire(8, KITCHEN)], withoutFeedback: 'fire-broadcast' },
  'gateway-death': { outage: { startS: 8, lastsS: 90, gateway: 'gateway-6' } },
  zigbee: { hasZigbee: true },
}

/** Errors: throws with the names there are when there is no such scenario. */
export function scenarioNamed(name: string): Scenario {
  const scenario = Object.hasOwn(SCENARIOS, name) ? SCENARIOS[name] : undefined
  if (!scenario) throw new Error(`There is no scenario “${name}”; there are ${Object.keys(SCENARIOS).join(', ')}.`)
  return scenario
}
