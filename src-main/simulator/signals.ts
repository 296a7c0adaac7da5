/** What a healthy device of each kind reports: small noise around its own level, never beyond a limit. */
import type { Random } from './random.ts'

export type Values = Record<string, number>

export interface Report {
  values: Values
  /** Seconds until the device reports again by itself, where that is sooner than its usual round. */
  againS?: number
}

export type Signal = (random: Random) => () => Report

const round = (value: number, decimals: number) => Number(value.toFixed(decimals))
const around = (random: Random, level: number, spread: number, decimals: number) => round(level + random.between(-spread, spread), decimals)
const batteryOf = (random: Random) => round(random.between(62, 100), 0)

export const SIGNALS: Record<string, Signal> = {
  'smoke-detector': (random) => {
    const battery = batteryOf(random)
    const clean = random.between(0.01, 0.03)
    const room = random.between(15, 24)
    return () => ({ values: { smoke: around(random, clean, 0.01, 3), temperature: around(random, room, 0.3, 1), battery } })
  },
  'heat-detector': (random) => {
    const battery = batteryOf(random)
    const room = random.between(20, 36)
    return () => ({ values: { temperature: around(random, room, 1.5, 1), battery } })
  },
  'flame-detector': (random) => () => ({ values: { flame: around(random, 2, 2, 0) } }),
  'gas-detector': (random) => {
    const level = random.between(0.3, 1.2)
    return () => ({ values: { gas: around(random, level, 0.3, 1) } })
  },
  'electrical-fire-monitor': (random) => {
    const leak = random.between(12, 70)
    const cable = random.between(22, 40)
    const load = random.between(1, 16)
    return () => ({
      values: {
        'residual-current': around(random, leak, 4, 0),
        'cable-temperature': around(random, cable, 0.8, 1),
        'load-current': around(random, load, 0.8, 1),
        arcs: random.chance(0.02) ? 1 : 0,
      },
    })
  },
  'structure-monitor': (random) => {
    const battery = batteryOf(random)
    const [x, y] = [random.between(-0.12, 0.12), random.between(-0.12, 0.12)]
    const [sunk, moved, crack] = [random.between(0, 4), random.between(-2, 2), random.between(0.1, 0.8)]
    return () => ({
      values: {
        'tilt-x': around(random, x, 0.02, 2),
        'tilt-y': around(random, y, 0.02, 2),
        settlement: around(random, sunk, 0.1, 1),
        displacement: around(random, moved, 0.2, 1),
        crack: around(random, crack, 0.02, 2),
        battery,
      },
    })
  },
  'hydrant-pressure': (random) => {
    const battery = batteryOf(random)
    const mains = random.between(0.28, 0.34)
    return () => ({ values: { pressure: around(random, mains, 0.01, 3), battery } })
  },
  'water-meter': (random) => {
    let total = random.between(80, 900)
    let idle = random.between(0, 9)
    return () => {
      const using = idle > 20 || random.chance(0.12)
      const flow = using ? round(random.between(1.5, 9), 1) : 0
      total += flow / 1000
      idle = using ? 0 : idle + 1 / 60
      return { values: { flow, total: round(total, 3), idle: round(idle, 1) } }
    }
  },
  'door-contact': (random) => {
    const battery = batteryOf(random)
    let open = false
    return () => {
      open = !open && random.chance(0.04)
      return open ? { values: { open: 1, battery }, againS: round(random.between(3, 40), 1) } : { values: { open: 0, battery } }
    }
  },
}
