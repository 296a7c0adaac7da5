/** Panels, Modbus units and terminals that reach a real core by connections set up over REST. */
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import type { Device } from '../../src-preload/contract/devices.contract.ts'
import { hasPymodbus, PymodbusServer } from '../support/pymodbus-server.ts'
import { until } from '../support/until.ts'
import { dataFolder, issueToken, startCore } from './support/core.ts'
import { adopt, foundAt, incidentOf, type Rest } from './support/onboarding.ts'

interface Overview {
  lines: { id: string | null; url: string; connected: boolean; failure: string | null }[]
}

async function aCore() {
  const data = dataFolder()
  const core = await startCore({ data })
  const rest = core.rest(await issueToken(data, 'operator'))
  return { core, rest }
}

/** Sets a connection up and waits until it is open. */
async function open(rest: Rest, connection: Record<string, unknown>): Promise<string> {
  const { status, body } = await rest.post('/api/v1/network/connections', connection)
  expect(status, JSON.stringify(body)).toBe(200)
  const line = await until('the connection', async () => {
    const { body: overview } = await rest.get<Overview>('/api/v1/network')
    return overview.lines.find(({ id, connected }) => id === connection.id && connected)
  })
  return line.url
}

/** A peer on a raw socket: what it hears piles up in `heard`. */
async function peerAt(url: string): Promise<{ socket: Socket; heard: () => Buffer }> {
  const { hostname, port } = new URL(url.replace(/^\w+:/, 'http:'))
  const socket = connect(Number(port), hostname)
  await once(socket, 'connect')
  onTestFinished(() => void socket.destroy())
  const chunks: Buffer[] = []
  socket.on('data', (chunk) => chunks.push(chunk))
  return { socket, heard: () => Buffer.concat(chunks) }
}

/** A smoke detector at zone 10, point 2 of system 1 of device 889; `state` is 2 for fire, 0 for normal. */
function fireFrame(serial: number, state: number): Buffer {
  const text = Buffer.alloc(31, 0x20)
  const object = Buffer.concat([Buffer.from([1, 1, 40, 10, 0, 2, 0, state, 0]), text, Buffer.alloc(6)])
  const body = Buffer.concat([
    Buffer.from([serial & 255, serial >> 8, 1, 1, 0, 0, 0, 1, 1, 26]),
    Buffer.from([0x79, 0x03, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0]),
    Buffer.from([2 + object.length, 0, 2, 2, 1]),
    object,
  ])
  const sum = body.reduce((total, byte) => (total + byte) & 255, 0)
  return Buffer.concat([Buffer.from('@@'), body, Buffer.from([sum]), Buffer.from('##')])
}

test('a fire panel over GB/T 26875.3 is confirmed, found, registered with its gateway, and its death is one incident', async () => {
  const { rest } = await aCore()
  const { socket, heard } = await peerAt(await open(rest, { driver: 'gbt26875', id: 'fire', name: '消防主机', listen: '127.0.0.1:0' }))
  socket.write(fireFrame(1, 0))
  await until('the confirm', () => heard().length >= 30)
  expect(heard()[26]).toBe(3)
  await adopt(rest, await foundAt(rest, '889/1.1/10.2'), 'panel-smoke', 'smoke-detector')

  socket.write(fireFrame(2, 2).subarray(0, 40))
  await sleep(50)
  socket.write(fireFrame(2, 2).subarray(40))
  expect(await incidentOf(rest, 'panel-smoke')).toMatchObject({ kind: 'smoke', priority: 1 })
  socket.destroy()
  const { gateway } = (await rest.get<Device>('/api/v1/devices/panel-smoke')).body
  expect(await incidentOf(rest, gateway ?? '')).toMatchObject({ kind: 'device' })
})

test('an alarm panel over SIA DC-09 is acknowledged and raises its incident; a broken frame is not', async () => {
  const { rest } = await aCore()
  const sia = { driver: 'sia', id: 'panel', name: '报警主机', listen: '127.0.0.1:0', acceptUnknownAccounts: true }
  const { socket, heard } = await peerAt(await open(rest, sia))
  const frame = (data: string) => `\n${data}\r`
  // Without a time stamp, so that the frames stay valid.
  socket.write(frame(crcFrame('"SIA-DCS"0001R1L1#1234[#1234|Nri1/FH001]')))
  await until('the acknowledgement', () => heard().includes('"ACK"0001'))
  await adopt(rest, await foundAt(rest, '1234/1'), 'panel-zone-1', 'smoke-detector')
  socket.write(frame(crcFrame('"SIA-DCS"0002R1L1#1234[#1234|Nri1/FA001]').replace(/^..../, '0000')))
  socket.write(frame(crcFrame('"SIA-DCS"0003R1L1#1234[#1234|Nri1/FA001]')))
  expect(await incidentOf(rest, 'panel-zone-1')).toMatchObject({ kind: 'fire', priority: 1 })
  expect(heard().includes('"ACK"0002')).toBe(false)
  expect(heard().includes('"ACK"0003')).toBe(true)
})

/** CRC-16, polynomial A001, start 0, and length before the text. */
function crcFrame(text: string): string {
  let crc = 0
  for (const byte of Buffer.from(text, 'latin1')) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >> 1) ^ 0xa001 : crc >> 1
  }
  const hex = (value: number, digits: number) => value.toString(16).toUpperCase().padStart(digits, '0')
  return `${hex(crc, 4)}0${hex(text.length, 3)}${text}`
}

test.skipIf(!hasPymodbus)(
  'an electrical fire monitor on a Modbus server (pymodbus; skipped where it is absent) raises its incident',
  async () => {
    const { rest } = await aCore()
    const server = await PymodbusServer.start([1])
    onTestFinished(() => server.kill())
    await open(rest, {
      driver: 'modbus',
      id: 'line',
      name: '配电柜',
      address: server.address,
      units: [
        {
          unit: 1,
          name: '一层总箱',
          everyMs: 200,
          map: {
            id: 'own',
            name: '自定',
            addressBase: 0,
            kind: 'electrical-fire-monitor',
            points: [{ point: 'residual-current', function: 3, address: 10, type: 'u16', unit: 'mA', everyMs: 200 }],
          },
        },
      ],
    })
    const found = await foundAt(rest, 'line/1')
    expect(found).toMatchObject({ kind: 'electrical-fire-monitor', name: '一层总箱', via: 'line' })
    await adopt(rest, found, 'main-board')
    await server.tell('1 h 10 620')
    expect(await incidentOf(rest, 'main-board')).toMatchObject({ kind: 'electrical', priority: 1 })
    await server.kill()
    const { gateway } = (await rest.get<Device>('/api/v1/devices/main-board')).body
    expect(await incidentOf(rest, gateway ?? '')).toMatchObject({ kind: 'device' })
  },
)

test('a terminal that posts is let in with its secret alone, and a forced door raises its incident', async () => {
  const { core, rest } = await aCore()
  const secret = 'secret-of-the-gate-terminals'
  const hook = {
    driver: 'webhook',
    id: 'gate',
    name: '门禁',
    secret,
    address: { path: 'macAddress' },
    points: [
      {
        path: 'AccessControllerEvent.subEventType',
        point: 'door-forced',
        when: [{ path: 'AccessControllerEvent.majorEventType', equals: [5] }],
        map: { '27': 1, '26': 0 },
      },
    ],
  }
  const { status, body } = await rest.post('/api/v1/network/connections', hook)
  expect(status, JSON.stringify(body)).toBe(200)
  const post = (subEventType: number, bearer = secret) =>
    fetch(`${core.ready.http}/hooks/gate`, {
      method: 'POST',
      headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' },
      body: JSON.stringify({ macAddress: 'a4:d5:c2:24:dd:74', AccessControllerEvent: { majorEventType: 5, subEventType } }),
    })
  expect((await post(26, 'a-guess')).status).toBe(401)
  expect((await post(26)).status).toBe(200)
  await adopt(rest, await foundAt(rest, 'gate/a4:d5:c2:24:dd:74'), 'gate-door', 'access-door')
  expect((await post(27)).status).toBe(200)
  expect(await incidentOf(rest, 'gate-door')).toMatchObject({ kind: 'intrusion' })
  const kept = await rest.get<{ items: { secret: string }[] }>('/api/v1/network/connections')
  expect(kept.body.items.map((connection) => connection.secret)).toEqual([''])
})

test('a connection set up over REST listens, is refused when its port is taken, and is gone when it is ended', async () => {
  const { rest, core } = await aCore()
  const connection = { driver: 'gbt26875', id: 'fire', name: '消防主机', listen: '127.0.0.1:0' }
  expect((await rest.post('/api/v1/network/connections', connection)).status).toBe(200)
  const line = await until('the listener', async () => {
    const { body } = await rest.get<{ lines: { id: string | null; url: string; connected: boolean; failure: string | null }[] }>(
      '/api/v1/network',
    )
    return body.lines.find(({ id, connected }) => id === 'fire' && connected)
  })
  const taken = line.url.replace(/^.*\/\//, '')
  expect((await rest.post('/api/v1/network/connections', { ...connection, id: 'second', listen: taken })).status).toBe(200)
  const failed = await until('the failure', async () => {
    const { body } = await rest.get<{ lines: { id: string | null; failure: string | null }[] }>('/api/v1/network')
    return body.lines.find(({ id, failure }) => id === 'second' && failure !== null)
  })
  expect(failed.failure).toContain('EADDRINUSE')
  expect((await rest.post('/api/v1/network/connections/fire/remove', {})).status).toBe(200)
  await until('its end', async () => {
    const { body } = await rest.get<{ lines: { id: string | null }[] }>('/api/v1/network')
    return !body.lines.some(({ id }) => id === 'fire')
  })
  expect(core.isRunning()).toBe(true)
})
