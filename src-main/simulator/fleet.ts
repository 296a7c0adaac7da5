/** All devices of a site on one calendar of 0.1 s ticks: who reports what, when. Pure: the same seed gives the same run. */
import type { DeviceRow, SiteFile } from '../domains/site/site-file.types.ts'
import { type Episode, lastsS, valueAt } from './episodes.ts'
import { createOutput, type Order, type Output } from './outputs.ts'
import { createRandom, type Random, seedOf } from './random.ts'
import { type Outage, scenarioNamed } from './scenarios.ts'
import { type Report, SIGNALS, type Values } from './signals.ts'

export const TICK_MS = 100
const inTicks = (s: number) => Math.max(1, Math.round((s * 1000) / TICK_MS))
/** Every device reports once a minute; in the first round all introduce themselves within six seconds. */
const ROUND_S = 60
const FIRST_ROUND_S = 6
/** While something happens to it, a device reports every two seconds. */
const EPISODE_S = 2
/** An output has moved, and reports it, this long after it was ordered to. */
const MOVES_S: [number, number] = [1, 3]

export interface Message {
  device: string
  /** What it is reached through. */
  gateway: string | null
  values: Values
  /** True for the first message of a device: it has just come online. */
  first: boolean
  /** Id of the order it has just carried out. */
  done: string | null
}

/** A gateway comes up or dies. */
interface Turn {
  gateway: string
  alive: boolean
}

interface Member {
  id: string
  gateway: string | null
  random: Random
  report: () => Report
  output: Output | null
  /** The last one it was given, and whether it is still to be carried out. */
  order: (Order & { isPending: boolean }) | null
  next: number
  seen: boolean
  episode: { plan: Episode; startTick: number } | null
}

export function createFleet(site: Pick<SiteFile, 'devices'>, scenario: string, seed: number) {
  const { episodes = () => [], outage, withoutFeedback } = scenarioNamed(scenario)

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
    const { id, kind, gateway } = device
    const random = createRandom(seedOf(seed, id))
    const output = createOutput(kind, kind !== withoutFeedback)
    const report = output?.report ?? SIGNALS[kind]?.(random)
    if (!report) continue
    const member: Member = { id, gateway, random, report, output, order: null, next: 0, seen: false, episode: null }
    members.set(id, member)
    plan(member, inTicks((FIRST_ROUND_S * i) / rounds.length))
  }

  const begins = new Map<number, [Member, Episode][]>()
  for (const [episode, device] of castEpisodes(episodes(createRandom(seed + 1)), site.devices, createRandom(seed + 2))) {
    const member = members.get(device.id)
    const tick = inTicks(episode.startS)
    if (member) begins.set(tick, [...(begins.get(tick) ?? []), [member, episode]])
  }

  const turns = turnsOf(site.devices, outage)
  const dead = new Set<string>()

  let tick = 0
  const speak = (member: Member, slot: number): Message => {
    const done = carryOut(member)
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
    return { device: member.id, gateway: member.gateway, values, first, done }
  }

  return {
    /** Everything that happens on the network in the next tick: first the turns of the gateways, then who is heard. */
    step(): { turns: Turn[]; messages: Message[] } {
      tick += 1
      const turned = turns.get(tick) ?? []
      for (const { gateway, alive } of turned) {
        if (alive) dead.delete(gateway)
        else dead.add(gateway)
      }
      for (const [member, episode] of begins.get(tick) ?? []) {
        member.episode = { plan: episode, startTick: tick }
        plan(member, tick)
      }
      const due = (calendar.get(tick) ?? []).filter((member, i, all) => member.next === tick && all.indexOf(member) === i)
      calendar.delete(tick)
      // After the first, quick round the devices spread out over the minute.
      const slotOf = (i: number) => (tick <= inTicks(FIRST_ROUND_S) ? spreadOut(tick, i, due.length) : inTicks(ROUND_S))
      const spoken = due.map((member, i) => speak(member, slotOf(i)))
      return { turns: turned, messages: spoken.filter(({ gateway }) => !dead.has(gateway ?? '')) }
    },
    /** An output moves and reports after a while. The same order twice is one; a later one replaces it. */
    order(device: string, order: Order): void {
      const member = members.get(device)
      if (!member?.output || member.order?.id === order.id) return
      member.order = { ...order, isPending: true }
      plan(member, tick + inTicks(member.random.between(...MOVES_S)))
    },
  }
}

/** Id of the order that an output has just carried out. */
function carryOut({ output, order }: Member): string | null {
  if (!output || !order?.isPending) return null
  order.isPending = false
  output.drive(order.on)
  return order.id
}

/** All gateways come up in the first tick; one may die later and come back. */
function turnsOf(devices: DeviceRow[], outage: Outage | undefined): Map<number, Turn[]> {
  const gateways = devices.filter(({ kind }) => kind === 'gateway').map(({ id }) => id)
  const turns = new Map([[1, gateways.map((gateway) => ({ gateway, alive: true }))]])
  const dying = gateways.find((id) => id === outage?.gateway) ?? gateways[0]
  if (outage && dying) {
    turns.set(inTicks(outage.startS), [{ gateway: dying, alive: false }])
    turns.set(inTicks(outage.startS + outage.lastsS), [{ gateway: dying, alive: true }])
  }
  return turns
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
