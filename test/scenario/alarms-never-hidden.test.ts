/** Whatever happens in whatever order: what lives may depend on is never hidden, and everything that is silent ends by itself. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { isActive, isHeld, isLifeSafety } from '../../src-main/domains/alarms/alarms.types.ts'
import { Refusal } from '../../src-main/kernel/refusal.ts'
import type { DeviceMode } from '../../src-preload/contract/wire/words.ts'
import { AlarmBench, OPERATOR } from './alarms-bench.ts'

const DEVICES = ['smoke-1', 'heat-1', 'gas-1', 'power-2', 'door-3']
/** Readings on both sides of limits that come in tiers, with delay, with hysteresis and without. */
const READINGS: [device: string, values: Record<string, number>][] = [
  ['smoke-1', { smoke: 0.6 }],
  ['smoke-1', { smoke: 0.12 }],
  ['smoke-1', { smoke: 0 }],
  ['smoke-1', { tamper: 1 }],
  ['smoke-1', { tamper: 0 }],
  ['smoke-1', { online: 0 }],
  ['smoke-1', { online: 1 }],
  ['heat-1', { temperature: 70 }],
  ['heat-1', { temperature: 20 }],
  ['gas-1', { gas: 12 }],
  ['gas-1', { gas: 30 }],
  ['gas-1', { gas: 0 }],
  ['power-2', { 'residual-current': 400 }],
  ['power-2', { 'residual-current': 600 }],
  ['power-2', { 'residual-current': 0 }],
  ['door-3', { open: 1 }],
  ['door-3', { open: 0 }],
]

type Step = (bench: AlarmBench) => void
const pick = fc.nat({ max: 50 })
const openAlarm = (bench: AlarmBench, which: number) => bench.open[which % Math.max(1, bench.open.length)]
const openIncident = (bench: AlarmBench, which: number) => bench.openIncidents[which % Math.max(1, bench.openIncidents.length)]

const reading = fc.record({ what: fc.constantFrom(...READINGS), agoMs: fc.constantFrom(0, 0, 0, 1, 500, 90_000) }).map(
  ({ what: [device, values], agoMs }): Step =>
    (bench) =>
      bench.send(device, values, { agoMs }),
)
const flutter = fc.constantFrom('smoke', 'tamper').map(
  (point): Step =>
    (bench) => {
      for (const value of [1, 0, 1, 0, 1, 0]) {
        bench.send('smoke-1', { [point]: value })
        bench.pass(100)
      }
    },
)
const mode = fc.tuple(fc.constantFrom(...DEVICES), fc.constantFrom<DeviceMode>('inService', 'test', 'outOfService')).map(
  ([device, to]): Step =>
    (bench) =>
      bench.setMode(device, to),
)
const cover = fc.boolean().map(
  (isCovered): Step =>
    (bench) =>
      bench.setCover(DEVICES, isCovered),
)
const shelve = fc.tuple(pick, fc.integer({ min: -1, max: 25 })).map(
  ([which, hours]): Step =>
    (bench) => {
      const alarm = openAlarm(bench, which)
      if (alarm) bench.shelve(alarm.id, hours * 3_600_000)
    },
)
const unshelve = pick.map(
  (which): Step =>
    (bench) => {
      const alarm = openAlarm(bench, which)
      if (alarm) bench.run(() => bench.alarms.unshelve(alarm.id, OPERATOR))
    },
)
const acknowledge = pick.map(
  (which): Step =>
    (bench) => {
      const alarm = openAlarm(bench, which)
      if (alarm) bench.run(() => bench.alarms.list.acknowledge([alarm.id], OPERATOR))
    },
)
const handle = fc.tuple(pick, fc.constantFrom('accept', 'false', 'archive')).map(
  ([which, what]): Step =>
    (bench) => {
      const id = openIncident(bench, which)?.context.id
      if (!id) return
      if (what === 'accept') bench.command(id, { type: 'accept' })
      else if (what === 'archive') bench.archiveAsFalse(id)
      else bench.command(id, { type: 'confirm', verdict: 'false', by: 'party' })
    },
)
const wait = fc.constantFrom(1, 900, 5000, 61_000, 700_000, 3_600_000, 40_000_000).map(
  (ms): Step =>
    (bench) =>
      bench.pass(ms, Math.max(1000, ms / 20)),
)
const anyStep = fc.oneof(
  { weight: 8, arbitrary: reading },
  { weight: 3, arbitrary: wait },
  { weight: 2, arbitrary: mode },
  ...[flutter, cover, shelve, unshelve, acknowledge, handle].map((arbitrary) => ({ weight: 1, arbitrary })),
)

/** A refused command changes nothing; everything else must work. */
function take(step: Step, bench: AlarmBench): void {
  try {
    step(bench)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
  }
}

/** Limits of hazards to lives that the newest reading is beyond, in devices whose alarms count. */
function endangered(bench: AlarmBench): string[] {
  return DEVICES.filter((device) => bench.modeOf(device) === 'inService').flatMap((device) =>
    [...bench.pointsOf(device)].flatMap(({ id, limits }) =>
      limits.flatMap((limit) => {
        const value = bench.valueOf(device, id) ?? 0
        return limit.when === 'above' && isLifeSafety(limit.hazard) && value > limit.value ? `${device}/${id}/${limit.id}` : []
      }),
    ),
  )
}

it('no sequence of readings, modes, shelves and commands hides a danger to life, and silence is always somebody’s and ends', () => {
  fc.assert(
    fc.property(fc.array(anyStep, { maxLength: 60 }), fc.nat({ max: 59 }), (steps, restartAfter) => {
      let bench = new AlarmBench()
      steps.forEach((step, index) => {
        take(step, bench)
        if (index === restartAfter) bench = bench.restarted()
        const open = bench.open
        const counting = open.filter(({ state, incident }) => isActive(state) && incident !== null && bench.incidents.isOpen(incident))
        const seen = new Set(counting.map(({ device, point, condition }) => `${device}/${point}/${condition}`))
        expect(endangered(bench).filter((key) => !seen.has(key))).toEqual([])
        for (const alarm of open) {
          if (alarm.state === 'shelved')
            expect([isLifeSafety(alarm.hazard), bench.waits.includes(`shelf:${alarm.id}`)]).toEqual([false, true])
          if (alarm.state === 'suppressed') expect([alarm.hazard, bench.isCovered(alarm.device)]).toEqual(['device', true])
          if (alarm.state === 'outOfService') expect(bench.modeOf(alarm.device)).toBe('outOfService')
        }
        for (const device of DEVICES)
          for (const { raises = [], trail = [] } of Object.values(bench.alarms.limits.of(device) ?? {}))
            expect([raises.length <= 3, trail.length <= 32]).toEqual([true, true])
      })
    }),
    { numRuns: 100 },
  )
})

it('when everything is in service and normal again for two days, nothing is abnormal, shelved, held or waited for', () => {
  const calm: [string, Record<string, number>][] = [
    ['smoke-1', { smoke: 0, tamper: 0, online: 1 }],
    ['heat-1', { temperature: 20 }],
    ['gas-1', { gas: 0 }],
    ['power-2', { 'residual-current': 0 }],
    ['door-3', { open: 0 }],
  ]
  fc.assert(
    fc.property(fc.array(anyStep, { maxLength: 40 }), (steps) => {
      const bench = new AlarmBench()
      for (const step of steps) take(step, bench)
      bench.setCover(DEVICES, false)
      bench.pass(1000)
      for (const [device, values] of calm) {
        bench.setMode(device, 'inService')
        bench.send(device, values)
      }
      bench.pass(2 * 86_400_000, 3_600_000)
      for (const { id, incident, state } of bench.open) {
        expect([isActive(state), isHeld(state), state === 'shelved']).toEqual([false, false, false])
        if (incident === null) bench.run(() => bench.alarms.list.acknowledge([id], OPERATOR))
      }
      expect(bench.open.filter(({ incident }) => incident === null)).toEqual([])
      expect(bench.openIncidents.filter(({ context }) => !context.normal)).toEqual([])
      expect(bench.waits).toEqual([])
    }),
    { numRuns: 80 },
  )
})
