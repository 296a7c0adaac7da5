/** The whole way of one alarm through real processes, as an integrator and a tester of the house would walk it. */
import { expect, test } from 'vitest'
import type { Incident } from '../../src-preload/contract/incidents.contract.ts'
import type { JournalEntry } from '../../src-preload/contract/journal.contract.ts'
import { until } from '../support/until.ts'
import { dataFolder, issueToken, runCommand, startCore } from './support/core.ts'
import { gateway, KITCHEN, readingsTopic } from './support/devices.ts'
import { mosquittoPub } from './support/mosquitto.ts'

const TOPIC = readingsTopic(KITCHEN)
const smoke = (value: number, at = Date.now()) => JSON.stringify({ at, smoke: value })

interface Problem {
  status: number
  code: string
  title: string
  reasons: string[]
}

test('one smoke reading above its limit becomes one incident that survives kill -9 and can be walked to the archive', async () => {
  const data = dataFolder()
  const core = await startCore({ data })
  const token = await issueToken(data, 'operator')
  const { openIncidents } = core.rest(token)

  const reading = smoke(0.8)
  expect(await mosquittoPub(core.mqtt, TOPIC, reading)).toBe(0)
  const [opened, ...others] = await openIncidents()
  expect(others).toEqual([])
  expect(opened).toMatchObject({
    site: 'shantang',
    kind: 'smoke',
    state: 'raised',
    priority: 1,
    place: { zone: 'grid-4', device: KITCHEN, household: 'shantang-128', room: '厨房', text: '山塘街 128 号 · 厨房' },
    alarms: [{ device: KITCHEN, point: 'smoke', condition: 'high', value: 0.8, state: 'unacknowledged' }],
  })
  expect(opened?.allowed.toSorted()).toEqual([
    'accept',
    'call',
    'decide',
    'dispatch',
    'note',
    'silence',
    'skip',
    'takeCommand',
    'tick',
    'usePlaybook',
  ])
  const acceptBy = opened?.deadlines.find(({ kind }) => kind === 'accept')
  expect(Date.parse(acceptBy?.dueAt ?? '') - Date.parse(opened?.openedAt ?? '')).toBe(2000)

  // The same message twice.
  expect(await mosquittoPub(core.mqtt, TOPIC, reading)).toBe(0)
  expect((await openIncidents()).map(({ id, alarms }) => [id, alarms.length])).toEqual([[opened?.id, 1]])

  await core.kill()
  const again = await startCore({ data })
  const rest = again.rest(token)
  const [kept, ...more] = await rest.openIncidents()
  expect(more).toEqual([])
  expect(kept).toMatchObject({ id: opened?.id, state: 'raised', openedAt: opened?.openedAt, place: opened?.place })
  expect(kept?.deadlines.find(({ kind }) => kind === 'accept')?.dueAt).toBe(acceptBy?.dueAt)
  // The device repeats itself because it never heard of the restart.
  await mosquittoPub(again.mqtt, TOPIC, reading)
  expect(await rest.openIncidents()).toHaveLength(1)

  const id = opened?.id ?? ''
  const walk = async (command: string, body: unknown, state: string) => {
    const { status, body: incident } = await rest.command(id, command, body)
    expect({ command, status, state: incident.state }).toEqual({ command, status: 200, state })
    return incident
  }
  await walk('accept', {}, 'contacting')
  await walk('call', { outcome: 'answered', answer: 'needHelp' }, 'contacting')
  const sent = await walk('dispatch', {}, 'dispatched')
  expect(sent.deadlines.map(({ kind }) => kind)).toContain('arrival')
  await walk('arrive', {}, 'verifying')
  await walk('confirm', { verdict: 'real' }, 'verifying')
  await walk('handle', { gear: true }, 'handling')
  await walk('secure', {}, 'clearing')

  const refused = await rest.command<Problem>(id, 'clear')
  expect(refused.status).toBe(409)
  expect(refused.type).toContain('application/problem+json')
  expect(refused.body).toMatchObject({ status: 409, code: 'incident.readingsNotNormal', reasons: ['readingsNotNormal'] })
  expect(refused.body.title).toMatch(/\S/)

  await mosquittoPub(again.mqtt, TOPIC, smoke(0.02))
  await walk('clear', {}, 'advising')
  await walk('advise', {}, 'advising')
  const archived = await walk('archive', {}, 'archived')
  expect(archived.deadlines).toEqual([])
  expect(await rest.openIncidents()).toEqual([])

  const { body: whole } = await rest.get<Incident & { timeline: JournalEntry[] }>(`/api/v1/incidents/${id}`)
  expect(whole.timeline.map(({ fact }) => fact)).toEqual(
    expect.arrayContaining(['incident.opened', 'incident.accepted', 'incident.staffDispatched', 'incident.cleared', 'incident.archived']),
  )
  const verdict = await runCommand('verify', '--data', data)
  expect({ code: verdict.code, ...JSON.parse(verdict.stdout) }).toMatchObject({
    code: 0,
    ok: true,
    archive: { ok: true, records: 1, broken: [] },
  })

  expect(
    again.said.stdout
      .trimEnd()
      .split('\n')
      .map((line) => Object.keys(JSON.parse(line))),
  ).toEqual([expect.arrayContaining(['ready', 'http', 'mqtt', 'version'])])
  const stopped = await again.stop()
  expect(stopped.code).toBe(0)
  expect(stopped.ms).toBeLessThan(5000)
  expect((await runCommand('verify', '--data', data)).code).toBe(0)
})

test('an alarm published at the very moment before kill -9 is there afterwards, every time', async () => {
  const data = dataFolder()
  const households = ['shantang-126', 'shantang-128', 'shantang-132']
  for (const household of households) {
    const core = await startCore({ data })
    await mosquittoPub(core.mqtt, readingsTopic(`${household}-kitchen-smoke`), smoke(1.2))
    await core.kill()
  }
  const core = await startCore({ data })
  const incidents = await core.rest(await issueToken(data, 'integrator')).openIncidents()
  expect(incidents.map(({ place }) => place.household).toSorted()).toEqual(households)
})

test('a deadline that runs out while the core is away is missed, not forgotten', async () => {
  const data = dataFolder()
  const core = await startCore({ data })
  await mosquittoPub(core.mqtt, TOPIC, smoke(0.8))
  await core.kill()
  const again = await startCore({ data })
  const rest = again.rest(await issueToken(data, 'commander'))
  const missed = await until('the missed deadline', async () =>
    (await rest.openIncidents())[0]?.deadlines.find(({ kind, missed }) => kind === 'accept' && missed),
  )
  expect(missed).toMatchObject({ clause: 'N-6.2.1', missed: true })
})

test('SIGTERM ends the core within five seconds while a device and a seat are connected', async () => {
  const core = await startCore({ data: dataFolder() })
  const device = gateway(core.mqtt)
  await until('the device', () => device.connected)
  const seat = new WebSocket(`${core.ready.http.replace('http', 'ws')}/rpc`)
  await until('the seat', () => seat.readyState === WebSocket.OPEN)
  const { code, ms } = await core.stop()
  expect(code).toBe(0)
  expect(ms).toBeLessThan(5000)
})

test('a second core on the same data folder is refused with a clear message and harms nothing', async () => {
  const data = dataFolder()
  const core = await startCore({ data })
  const second = await runCommand('--data', data, '--http', '127.0.0.1:0', '--mqtt', 'off')
  expect(second.code).toBe(1)
  expect(second.stdout).toBe('')
  expect(second.stderr).toMatch(/^Another core is using this data folder .+\n$/)
  expect((await fetch(`${core.ready.http}/api/health`)).status).toBe(200)
})

test('tokens are issued while the core runs and while it does not, and the journal chain stays whole', async () => {
  const data = dataFolder()
  const before = await issueToken(data, 'operator')
  const core = await startCore({ data })
  const during = await issueToken(data, 'integrator')
  await mosquittoPub(core.mqtt, TOPIC, smoke(0.8))
  for (const token of [before, during]) expect(await core.rest(token).openIncidents()).toHaveLength(1)
  expect((await core.rest('wr_not-a-token').get('/api/v1/incidents')).status).toBe(401)
  // An integrator reads; the desk decides.
  const [incident] = await core.rest(before).openIncidents()
  expect((await core.rest(during).command<Problem>(incident?.id ?? '', 'accept')).status).toBe(403)
  expect((await runCommand('verify', '--data', data)).code).toBe(0)
  await core.stop()
  await issueToken(data, 'commander')
  expect(JSON.parse((await runCommand('verify', '--data', data)).stdout)).toMatchObject({ ok: true })
})

test.for([
  ['an unknown flag', ['--data', '/nowhere', '--http', '127.0.0.1:0', '--fast']],
  ['no data folder', ['--http', '127.0.0.1:0', '--mqtt', 'off']],
  ['no address for the console', ['--data', '/nowhere', '--mqtt', 'off']],
  ['an address without a port', ['--data', '/nowhere', '--http', 'localhost', '--mqtt', 'off']],
  ['a port that cannot be', ['--data', '/nowhere', '--http', '127.0.0.1:70000', '--mqtt', 'off']],
  ['an unknown command', ['tokens', '--data', '/nowhere']],
  ['an unknown role', ['token', '--data', '/nowhere', '--role', 'king']],
] as const)('%s is answered with exit code 2 and the usage', async ([, args]) => {
  const { code, stdout, stderr } = await runCommand(...args)
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  expect(stderr).toContain('Usage:')
})

test('a journal that is not there cannot be verified', async () => {
  const { code, stderr } = await runCommand('verify', '--data', `${dataFolder()}/typing-error`)
  expect(code).toBe(1)
  expect(stderr).toContain('typing-error')
})
