/** All devices of a site on one calendar of 0.1 s ticks: who reports what, when. Pure: the same seed gives the same run. */
import type { DeviceRow, SiteFile } from '../domains/site/site-file.types.ts'
import { createRandom, type Random, seedOf } from './random.ts'
import { type Episode, lastsS, SCENARIOS, valueAt } from './scenarios.ts'
import { type Report, SIGNALS, type Values } from './signals.ts'

export const TICK_MS = 100
const inTicks = (s: number) => Math.max(1, Math.round((s * 1000) / TICK_MS))
/** Every device reports once a minute; in the first round all introduce themselves within six seconds. */
const ROUND_S = 60
const FIRST_ROUND_S = 6
/** While something happens to it, a device reports every two seconds. */
const EPISODE_S = 2

export interface Message {
  device: string
  values: Values
  /** True for the first message of a device: it has just come online. */
  first: boolean
}

interface Member {
  id: string
  random: Random
  report: () => Report
  next: number
  seen: boolean
  episode: { plan: Episode; startTick: number } | null
}

class UnknownScenario extends Error {
  constructor(name: string) {
    super(`There is no scenario “${name}”; there are ${Object.keys(SCENARIOS).join(', ')}.`)
  }
}

export function createFleet(site: Pick<SiteFile, 'devices'>, scenario: string, seed: number) {
  const makeEpisodes = SCENARIOS[scenario]
  if (!makeEpisodes) throw new UnknownScenario(scenario)

  const calendar = new Map<number, Member[]>()
  const add = (member: Member, tick: number) => {
    const due = calendar.get(tick)
    if (due) due.push(member)
    else calendar.set(tick, [member])
  }
  const plan = (member: Member, tick: number) => {
    member.next = tick
    add(member, tick)
  }

  const members = new Map<string, Member>()
  const rounds = spread(site.devices, createRandom(seed))
  for (const [i, device] of rounds.entries()) {
    const signal = SIGNALS[device.kind]
    if (!signal) continue
    const random = createRandom(seedOf(seed, device.id))
    const member: Member = { id: device.id, random, report: signal(random), next: 0, seen: false, episode: null }
    members.set(device.id, member)
    plan(member, inTicks((FIRST_ROUND_S * i) / rounds.length))
  }

  const begins = new Map<number, [Member, Episode][]>()
  for (const [episode, device] of castEpisodes(makeEpisodes(createRandom(seed + 1)), site.devices, createRandom(seed + 2))) {
    const member = members.get(device.id)
    const tick = inTicks(episode.startS)
    if (member) begins.set(tick, [...(begins.get(tick) ?? []), [member, episode]])
  }

  let tick = 0
  const speak = (member: Member, slot: number): Message => {
    const { values, againS } = member.report()
    const first = !member.seen
    member.seen = true
    if (member.episode) {
      const { plan: episode, startTick } = member.episode
      const s = ((tick - startTick) * TICK_MS) / 1000
      if (s > lastsS(episode)) member.episode = null
      else for (const [point, course] of Object.entries(episode.points)) values[point] = shaken(valueAt(course, s), member.random)
    }
    plan(member, tick + (member.episode ? inTicks(EPISODE_S) : againS ? inTicks(againS) : slot))
    return { device: member.id, values, first }
  }

  return {
    /** Everything that is reported in the next tick. */
    step(): Message[] {
      tick += 1
      for (const [member, episode] of begins.get(tick) ?? []) {
        member.episode = { plan: episode, startTick: tick }
        plan(member, tick)
      }
      const due = (calendar.get(tick) ?? []).filter((member, i, all) => member.next === tick && all.indexOf(member) === i)
      calendar.delete(tick)
      // After the first, quick round the devices spread out over the minute.
      const slotOf = (i: number) => (tick <= inTicks(FIRST_ROUND_S) ? spreadOut(tick, i, due.length) : inTicks(ROUND_S))
      return due.map((member, i) => speak(member, slotOf(i)))
    },
  }
}

/** Second report of a device that first spoke at `tick`: its share of the following minute. */
function spreadOut(tick: number, i: number, together: number): number {
  const share = (tick - 1 + i / together) / inTicks(FIRST_ROUND_S)
  return Math.max(1, Math.round(inTicks(FIRST_ROUND_S) + share * inTicks(ROUND_S)) - tick)
}

/** A fixed but mixed order, so that neighbours do not speak one after another. */
function spread(devices: DeviceRow[], random: Random): DeviceRow[] {
  return devices
    .map((device) => ({ device, at: random.next() }))
    .sort((a, b) => a.at - b.at)
    .map(({ device }) => device)
}

/** Gives every episode a device of its own: the one it names where the site has it, else any of its kind. */
function castEpisodes(episodes: Episode[], devices: DeviceRow[], random: Random): [Episode, DeviceRow][] {
  const taken = new Set(episodes.flatMap((episode) => episode.device ?? []))
  return episodes.flatMap((episode): [Episode, DeviceRow][] => {
    const named = devices.find((device) => device.id === episode.device)
    const device = named ?? random.pick(devices.filter((other) => other.kind === episode.kind && !taken.has(other.id)))
    if (!device) return []
    taken.add(device.id)
    return [[episode, device]]
  })
}

/** Two per cent of unrest, three decimals; switches and falling to nothing stay exact. */
const shaken = (value: number, random: Random): number =>
  Number.isInteger(value) && value <= 1 ? value : Number((value * random.between(0.98, 1.02)).toFixed(3))
