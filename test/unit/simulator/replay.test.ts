import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readRecording, startReplay } from '../../../src-main/simulator/replay.ts'
import { startBroker } from './broker.ts'

const folder = mkdtempSync(join(tmpdir(), 'watchroom-replay-'))
const write = (content: string) => {
  const file = join(folder, 'series.csv')
  writeFileSync(file, content)
  return file
}
afterAll(() => rmSync(folder, { recursive: true }))

describe('reading a recording', () => {
  const map = 'time=TIME,a/smoke=SM*10'

  it('skips rows of units, a byte order mark, empty cells and NaN', () => {
    const file = write('\uFEFFTIME,SM,TC\r\ns,1/m,C\r\n0,0.001,20\r\n1,,21\r\n2,NaN,22\r\n3,0.026,23\r\n\r\n')
    expect(readRecording(file, map)).toEqual([
      { s: 0, messages: [{ device: 'a', values: { smoke: 0.01 } }] },
      { s: 1, messages: [] },
      { s: 2, messages: [] },
      { s: 3, messages: [{ device: 'a', values: { smoke: 0.26 } }] },
    ])
  })

  it('reads semicolons with decimal commas, dates as time, quoted names, units above names, and columns by number', () => {
    const dated = write('datetime;"Flow; main"\n2020-03-01 15:44:06;76,5\n2020-03-01 15:44:07;77\n')
    expect(readRecording(dated, 'time=datetime,a/flow=Flow; main').map((frame) => frame.messages[0]?.values.flow)).toEqual([76.5, 77])
    const below = write('s,C,C\nTime,T-1,T 2\n0,300,1\n')
    expect(readRecording(below, 'time=Time,a/x=T-1-273.15,a/y=T 2*2+1')[0]?.messages).toEqual([{ device: 'a', values: { x: 26.85, y: 3 } }])
    const nameless = write(',Temp[C]\n0,20\n')
    expect(readRecording(nameless, 'time=@1,a/t=Temp[C]')[0]?.messages).toEqual([{ device: 'a', values: { t: 20 } }])
  })

  it('names line and column of what it cannot read', () => {
    expect(() => readRecording(write('TIME,SM\n0,1\n1,many\n'), map)).toThrow('series.csv: line 3, column SM: “many” is not a number')
    expect(() => readRecording(write('TIME,SM\n0,1\nlater,1\n'), map)).toThrow('line 3, column TIME: “later” is not a time')
    expect(() => readRecording(write('TIME,SM\n5,1\n4,1\n'), map)).toThrow('line 3, column TIME: the time goes back from 5 to 4')
    expect(() => readRecording(write('TIME,SMX\n0,1\n'), map)).toThrow('not all of TIME, SM*10 are there; line 1 has the columns TIME, SMX')
    expect(() => readRecording(write('TIME,SM\ns,1/m\n'), map)).toThrow('no row with a time in column TIME')
  })

  it('refuses a map it cannot follow', () => {
    const file = write('TIME,SM\n0,1\n')
    expect(() => readRecording(file, 'a/smoke=SM')).toThrow('names no time column')
    expect(() => readRecording(file, 'time=TIME')).toThrow('names no point')
    expect(() => readRecording(file, 'time=TIME,smoke=SM')).toThrow('“smoke=SM” in the column map is neither')
  })
})

describe('a replay through a broker', () => {
  let broker: Awaited<ReturnType<typeof startBroker>>
  beforeEach(async () => {
    broker = await startBroker()
  })
  afterEach(() => broker.close())

  it('plays a series at its speed, with the times of the recording', async () => {
    const rows = Array.from({ length: 11 }, (_, i) => `${i * 2},${i / 100},${20 + i}`)
    const file = write(['TIME,SM,TC', ...rows].join('\n'))
    const began = performance.now()
    const run = startReplay({ mqttUrl: broker.url, site: 'shantang', file, map: 'time=TIME,a/smoke=SM*10,b/temperature=TC', speed: 40 })
    const { messages, zeroAt } = await run.done
    expect(performance.now() - began).toBeGreaterThan(490)
    expect(messages).toBe(22)
    const smoke = broker.readings().filter((packet) => packet.device === 'a')
    expect(smoke.map((packet) => packet.topic)).toEqual(Array(11).fill('watchroom/shantang/a/readings'))
    expect(smoke.map((packet) => JSON.parse(packet.payload))).toEqual(
      rows.map((_, i) => ({ at: Math.round(zeroAt + i * 50), smoke: i / 10 })),
    )
    expect(broker.received.every((packet) => packet.qos === 1)).toBe(true)
    expect(broker.received.filter((p) => p.last === 'status').map((p) => [p.device, p.payload, p.retain])).toEqual([
      ['a', 'online', true],
      ['b', 'online', true],
    ])
  })

  it('stops when told', async () => {
    const run = startReplay({ mqttUrl: broker.url, site: 's', file: write('TIME,SM\n0,1\n600,1\n'), map: 'time=TIME,a/smoke=SM' })
    await expect.poll(() => broker.readings().length).toBe(1)
    await run.stop()
    expect((await run.done).messages).toBe(1)
  })

  const nist = resolve(import.meta.dirname, '../../../../shared/data/smoke-fire/nist_smoke_alarms_sdc02.csv')
  it.skipIf(!existsSync(nist))('plays a NIST smoke-alarm test (skipped where ../shared/data is absent)', async () => {
    const map = 'time=TIME,shantang-128-kitchen-smoke/smoke=SMB_1*10,shantang-128-kitchen-smoke/temperature=TCB_1'
    const { messages } = await startReplay({ mqttUrl: broker.url, site: 'shantang', file: nist, map, speed: 400 }).done
    expect(messages).toBe(101)
    const values = broker.readings().map((packet) => JSON.parse(packet.payload).smoke as number)
    expect(values[0]).toBe(0.0388)
    expect(Math.max(...values)).toBe(4.75)
  })
})
