/** Modbus polling and commands against pymodbus, a server that is not ours. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { DriverSession, Heard, Origin, Report } from '../../../src-main/domains/devices/devices.ports.ts'
import { openModbus } from '../../../src-main/drivers/modbus/modbus.driver.ts'
import { systemClock } from '../../../src-main/kernel/clock.ts'
import { silentLogger } from '../../../src-main/kernel/logger.ts'
import { ModbusConnection } from '../../../src-preload/contract/connections/modbus.connection.ts'
import { hasPymodbus, PymodbusServer } from '../../support/pymodbus-server.ts'
import { until } from '../../support/until.ts'

const ROUND_MS = 100

const inline = (...points: object[]) => ({ id: 'own', name: 'Own', addressBase: 0, kind: 'output', points })
const register = (point: string, address: number, more: object = {}) => ({
  point,
  function: 3,
  address,
  type: 'u16',
  everyMs: ROUND_MS,
  ...more,
})
const output = (more: object = {}) => [
  { point: 'on-1', function: 1, address: 0, type: 'bit', write: { function: 5, ...more }, feedback: 'feedback-1' },
  { point: 'feedback-1', function: 2, address: 0, type: 'bit' },
]

/** What a line of units says, as the core would hear it. */
class Line {
  readonly heard: (Heard & { origin: Origin })[] = []
  #session: DriverSession | null = null
  /** While it is held, nothing is committed. */
  held: (() => void)[] | null = null

  async open(address: string, units: object[], more: object = {}): Promise<DriverSession> {
    const config = ModbusConnection.parse({
      driver: 'modbus',
      id: 'line',
      name: 'Plant room',
      address,
      timeoutMs: 150,
      retries: 1,
      units: units.map((unit) => ({ unit: 1, name: 'Unit', everyMs: ROUND_MS, ...unit })),
      ...more,
    })
    const hear = (origin: Origin, heard: readonly Heard[], stored: () => void): void => {
      this.heard.push(...heard.map((one) => ({ ...one, origin })))
      if (this.held) this.held.push(stored)
      else stored()
    }
    this.#session = await openModbus(config, new Map(), { intake: { hear }, clock: systemClock, log: silentLogger, known: () => [] })
    return this.#session
  }

  async close(): Promise<void> {
    await this.#session?.stop()
  }

  get reports(): Report[] {
    return this.heard.filter((one) => one.type === 'report')
  }

  /** The newest value of a point. */
  value(point: string, unit = 1): number | undefined {
    return this.reports.findLast(({ address, values }) => address === `line/${unit}` && values.has(point))?.values.get(point)
  }

  links(address: string): boolean[] {
    return this.heard.flatMap((one) => (one.type === 'link' && one.address === address ? [one.online] : []))
  }

  shows(point: string, value: number, unit = 1): Promise<unknown> {
    return until(`${point} of unit ${unit} at ${value}`, () => this.value(point, unit) === value)
  }

  says(address: string, online: boolean): Promise<unknown> {
    return until(`${address} ${online ? 'online' : 'offline'}`, () => this.links(address).at(-1) === online)
  }
}

let line: Line
let server: PymodbusServer | null = null

beforeEach(() => {
  line = new Line()
})
afterEach(async () => {
  await line.close()
  await server?.kill()
  server = null
})

async function serve(units: number[], ...orders: string[]): Promise<PymodbusServer> {
  server = await PymodbusServer.start(units)
  for (const order of orders) await server.tell(order)
  return server
}

describe.skipIf(!hasPymodbus)('a line of Modbus units (needs python3-pymodbus)', () => {
  it('is described from its maps, and read in every type and word order', async () => {
    const { address } = await serve(
      [1],
      '1 h 0 65535 65535 0x1234 0x5678 0x5678 0x1234 0x3412 0x7856 0x7856 0x3412',
      // 0.605 in all four orders, then -1 as 32 bits.
      '1 h 20 0x3F1A 0xE148 0xE148 0x3F1A 0x1A3F 0x48E1 0x48E1 0x1A3F 0xFFFF 0xFFFF',
      '1 i 5 0x0042',
      '1 d 7 1',
    )
    const orders = ['ABCD', 'CDAB', 'BADC', 'DCBA']
    await line.open(address, [
      {
        name: 'Meter',
        map: inline(
          register('u', 0),
          register('s', 1, { type: 's16', scale: 0.1, offset: 5, unit: '°C' }),
          ...orders.map((wordOrder, index) => register(`u32-${index}`, 2 + 2 * index, { type: 'u32', wordOrder })),
          ...orders.map((wordOrder, index) => register(`f32-${index}`, 20 + 2 * index, { type: 'f32', wordOrder })),
          register('s32', 28, { type: 's32' }),
          { point: 'bit-1', function: 4, address: 5, type: 'bit', bit: 1 },
          { point: 'bit-2', function: 4, address: 5, type: 'bit', bit: 2 },
          { point: 'contact', function: 2, address: 7, type: 'bit' },
          { point: 'coil', function: 1, address: 7, type: 'bit' },
        ),
      },
    ])
    await line.shows('s32', -1)
    await until('all points', () => line.value('coil') !== undefined && line.value('f32-3') !== undefined)
    expect([line.value('u'), line.value('s')]).toEqual([65535, 4.9])
    for (const index of [0, 1, 2, 3]) {
      expect(line.value(`u32-${index}`)).toBe(0x12345678)
      expect(line.value(`f32-${index}`)).toBeCloseTo(0.605, 6)
    }
    expect(['bit-1', 'bit-2', 'contact', 'coil'].map((point) => line.value(point))).toEqual([1, 0, 1, 0])
    const [gateway, unit] = line.heard.filter((one) => one.type === 'description')
    expect(gateway).toMatchObject({ address: 'line', via: null, name: 'Plant room', kind: 'gateway' })
    expect(unit).toMatchObject({ address: 'line/1', via: 'line', name: 'Meter', model: 'Own', kind: 'output' })
    expect(unit?.points[1]).toEqual({ id: 's', name: 's', unit: '°C', type: 'number', range: null, writable: false })
    const report = line.heard.find((one) => one.type === 'report')
    expect(report).toMatchObject({ source: 'modbus', via: 'line', at: null, origin: { topic: `modbus://${address}/1` } })
    expect(report?.origin.excerpt).toMatch(/^\d@\d+: /)
  })

  it('may have parts that are devices of their own, each with its values and its output', async () => {
    const { address } = await serve([1], '1 c 0 1 0', '1 follow', '1 h 4 9')
    const session = await line.open(address, [
      {
        name: 'Module',
        map: {
          ...inline(
            { ...register('total', 4), everyMs: ROUND_MS },
            ...[0, 1].flatMap((index) => output().map((one) => ({ ...one, address: index, part: `out-${index}` }))),
          ),
          parts: [0, 1].map((index) => ({ id: `out-${index}`, name: `Siren ${index}`, kind: 'siren' })),
        },
      },
    ])
    await until('both outputs', () => line.reports.some((report) => report.address === 'line/1/out-1'))
    const values = () =>
      line.reports.map((report) => [report.address, report.via, Object.fromEntries(report.values)]).filter(([name]) => name !== 'line/1')
    expect(values()).toEqual([
      ['line/1/out-0', 'line/1', { 'on-1': 1 }],
      ['line/1/out-1', 'line/1', { 'on-1': 0 }],
      ['line/1/out-0', 'line/1', { 'feedback-1': 0 }],
      ['line/1/out-1', 'line/1', { 'feedback-1': 0 }],
    ])
    expect(line.heard.filter((one) => one.type === 'description')).toMatchObject([
      { address: 'line' },
      { address: 'line/1', points: [{ id: 'total' }] },
      { address: 'line/1/out-0', via: 'line/1', name: 'Module · Siren 0', kind: 'siren', points: [{ id: 'on-1' }, { id: 'feedback-1' }] },
      { address: 'line/1/out-1' },
    ])
    await session.write?.({ source: 'modbus', id: 'command', address: 'line/1/out-1', point: 'on-1', value: 1 })
    expect(values().slice(4)).toContainEqual(['line/1/out-1', 'line/1', { 'feedback-1': 1 }])
    await expect(session.write?.({ source: 'modbus', id: 'command', address: 'line/1', point: 'on-1', value: 1 })).rejects.toThrow(
      'no output',
    )
  })

  it('reports a value when it changes, and one that stays the same only now and then', async () => {
    const { address } = await serve([1], '1 h 0 10 20')
    await line.open(address, [{ map: inline(register('still', 0), register('lively', 1)) }])
    for (const value of [21, 22, 23]) {
      await server?.tell(`1 h 1 ${value}`)
      await line.shows('lively', value)
    }
    expect(line.reports.filter(({ values }) => values.has('still'))).toHaveLength(1)
    await line.close()
    await line.open(address, [{ map: inline(register('still', 0), register('lively', 1)) }], { repeatS: 1 })
    const before = line.reports.length
    await until('two repetitions', () => line.reports.slice(before).filter(({ values }) => values.has('still')).length >= 3)
  })

  it('is offline as one when its plug is pulled, and comes back by itself with all its values', async () => {
    const { address } = await serve([1, 2], '1 h 0 5', '2 h 0 6')
    const session = await line.open(address, [{ map: inline(register('level', 0)) }, { unit: 2, map: inline(register('level', 0)) }])
    await line.shows('level', 6, 2)
    await line.says('line', true)
    expect(session.isConnected()).toBe(true)
    expect(session.peers()).toMatchObject([
      { id: 'line/1', connected: true },
      { id: 'line/2', connected: true },
    ])

    await server?.kill()
    await line.says('line', false)
    expect(session.isConnected()).toBe(false)
    expect([line.links('line/1'), line.links('line/2')]).toEqual([[true], [true]])

    const before = line.reports.length
    await server?.start()
    await server?.tell('2 h 0 6')
    await line.says('line', true)
    await until('both units again', () => new Set(line.reports.slice(before).map((report) => report.address)).size === 2)
    await line.shows('level', 6, 2)
  })

  it('says which unit is silent while the others answer, and the whole line when none does', async () => {
    const { address } = await serve([1, 2], '1 h 0 5', '2 h 0 6')
    await line.open(address, [{ map: inline(register('level', 0)) }, { unit: 2, map: inline(register('level', 0)) }])
    await line.shows('level', 6, 2)
    await server?.tell('2 mute')
    await line.says('line/2', false)
    expect([line.links('line'), line.links('line/1')]).toEqual([[true], [true]])
    await server?.tell('2 speak')
    await line.says('line/2', true)

    await server?.tell('1,2 mute')
    await line.says('line', false)
    expect([line.links('line/1'), line.links('line/2')]).toEqual([[true], [true, false, true]])
    await server?.tell('1 speak')
    await line.says('line', true)
  })

  it('with a single unit says that the unit is silent when only the gateway still answers', async () => {
    const { address } = await serve([1])
    await line.open(address, [{ map: inline(register('level', 0)) }])
    await line.says('line/1', true)
    await server?.tell('1 mute')
    await line.says('line/1', false)
    expect(line.links('line')).toEqual([true])
    await server?.tell('1 speak')
    await line.says('line/1', true)
  })

  it('refuses a sensor that is missing, once, and takes it back when it measures again', async () => {
    const { address } = await serve([1], '1 h 0 32767 7')
    await line.open(address, [{ map: inline(register('cable', 0, { type: 's16', invalid: [32767, -2000] }), register('beat', 1)) }])
    const refused = () => line.heard.filter((one) => one.type === 'refused')
    await line.shows('beat', 7)
    await server?.tell('1 h 1 8')
    await line.shows('beat', 8)
    expect(refused()).toMatchObject([{ reason: 'outOfRange', device: 'line/1', origin: { topic: expect.stringContaining('/1 cable') } }])
    expect(line.value('cable')).toBeUndefined()
    await server?.tell('1 h 0 250')
    await line.shows('cable', 250)
    await server?.tell('1 h 0 63536')
    await until('the broken wire', () => refused().length === 2)
  })

  it('refuses a register the unit does not have, and reads the others all the same', async () => {
    const { address } = await serve([1], '1 h 0 5')
    await line.open(address, [{ map: inline(register('level', 0), register('nowhere', 5000)) }])
    await line.shows('level', 5)
    const refused = await until('the refusal', () => line.heard.find((one) => one.type === 'refused'))
    expect(refused).toMatchObject({ reason: 'unsupported', device: 'line/1', origin: { topic: expect.stringContaining('/1 3@5000') } })
    expect(line.links('line/1')).toEqual([true])
  })

  it('waits for the commit before it asks again', async () => {
    const { address } = await serve([1])
    line.held = []
    await line.open(address, [{ map: inline(register('level', 0)) }])
    const held = line.held
    await until('the description', () => held.length === 1)
    held[0]?.()
    await until('the first report', () => held.length === 2)
    await server?.tell('1 h 0 9')
    await server?.tell('1 h 0 9')
    expect(held).toHaveLength(2)
    line.held = null
    held[1]?.()
    await line.shows('level', 9)
  })

  it('speaks RTU frames to a gateway that passes them through', async () => {
    server = await PymodbusServer.start([1, 2], 'rtu')
    await server.tell('1 h 0 5 6 7')
    await server.tell('2 h 0 8')
    const map = inline(register('level', 0), register('other', 2))
    await line.open(server.address, [{ map }, { unit: 2, map }], { frame: 'rtuOverTcp' })
    await line.shows('other', 7)
    await line.shows('level', 8, 2)
    await server.tell('2 mute')
    await line.says('line/2', false)
    await server.tell('1 h 2 17')
    await line.shows('other', 17)
  })
})

describe.skipIf(!hasPymodbus)('an output on Modbus (needs python3-pymodbus)', () => {
  it('is switched, and its coil and feedback are read back at once', async () => {
    const { address } = await serve([1], '1 follow')
    const session = await line.open(address, [{ map: inline(...output()), everyMs: 3_600_000 }])
    await line.shows('feedback-1', 0)
    await session.write?.({ source: 'modbus', id: 'command-1', address: 'line/1', point: 'on-1', value: 1 })
    expect([line.value('on-1'), line.value('feedback-1')]).toEqual([1, 1])
    await session.write?.({ source: 'modbus', id: 'command-2', address: 'line/1', point: 'on-1', value: 0 })
    expect([line.value('on-1'), line.value('feedback-1')]).toEqual([0, 0])
  })

  it('without an answering contact shows that it was commanded but did nothing', async () => {
    const { address } = await serve([1])
    const session = await line.open(address, [{ map: inline(...output()) }])
    await line.shows('on-1', 0)
    await session.write?.({ source: 'modbus', id: 'command-1', address: 'line/1', point: 'on-1', value: 1 })
    expect([line.value('on-1'), line.value('feedback-1')]).toEqual([1, 0])
  })

  it('that is a pulse goes off again by itself, even when the session ends meanwhile', async () => {
    const { address } = await serve([1])
    const session = await line.open(address, [{ map: inline(...output({ pulseMs: 50 })) }])
    await line.shows('on-1', 0)
    await session.write?.({ source: 'modbus', id: 'command-1', address: 'line/1', point: 'on-1', value: 1 })
    expect(line.reports.flatMap(({ values }) => values.get('on-1') ?? [])).toEqual([0, 1, 0])

    await line.close()
    const longer = await line.open(address, [{ map: inline(...output({ pulseMs: 10_000 })) }])
    await until('the connection', () => longer.isConnected())
    const pulse = longer.write?.({ source: 'modbus', id: 'command-2', address: 'line/1', point: 'on-1', value: 1 })
    await line.shows('on-1', 1)
    await longer.stop()
    await pulse
    expect(line.value('on-1')).toBe(0)
  })

  it.each([
    { code: 6, point: { ...register('on-1', 3), type: 'bit', bit: 0, write: { function: 6, on: 0x55, off: 0xaa } }, shown: [1, 0] },
    { code: 16, point: { ...register('on-1', 4), write: { function: 16, on: 2, off: 1 } }, shown: [2, 1] },
    { code: 15, point: { ...output()[0], feedback: undefined, write: { function: 15 } }, shown: [1, 0] },
  ])('is written with function $code where the map says so', async ({ point, shown }) => {
    const { address } = await serve([1])
    const session = await line.open(address, [{ map: inline(point) }])
    await line.shows('on-1', 0)
    for (const [index, value] of [1, 0].entries()) {
      await session.write?.({ source: 'modbus', id: `command-${index}`, address: 'line/1', point: 'on-1', value })
      expect(line.value('on-1')).toBe(shown[index])
    }
  })

  it('is refused in clear words when it is none, cannot be, or nobody answers', async () => {
    const { address } = await serve([1])
    const session = await line.open(address, [
      { map: inline(...output(), { ...output()[0], point: 'nowhere', address: 5000, feedback: undefined }) },
    ])
    await line.shows('on-1', 0)
    const write = (point: string, value: number, unit = 1) =>
      session.write?.({ source: 'modbus', id: 'command', address: `line/${unit}`, point, value })
    await expect(write('feedback-1', 1)).rejects.toThrow('no output feedback-1 at line/1')
    await expect(write('on-1', 1, 9)).rejects.toThrow('no output on-1 at line/9')
    await expect(write('on-1', 2)).rejects.toThrow('takes 0 and 1, not 2')
    await expect(write('nowhere', 1)).rejects.toThrow('Illegal data address')
    await server?.tell('1 mute')
    await expect(write('on-1', 1)).rejects.toThrow('Timed out')
    await server?.kill()
    await line.says('line', false)
    await expect(write('on-1', 1)).rejects.toThrow('is not connected')
    await session.stop()
    await expect(write('on-1', 1)).rejects.toThrow('no more commands')
  })
})

it('a unit with a map that does not exist is refused when the connection is opened', async () => {
  await expect(line.open('127.0.0.1:9', [{ map: 'no-such-map', name: 'Meter' }])).rejects.toThrow(
    'There is no Modbus map no-such-map for Meter',
  )
})
