/** Real telephone calls on this machine: baresip dials a sipp that answers, is busy, is out; and dies in the middle. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { WaveFile } from 'wavefile'
import { createCore } from '../../src-main/core/core.ts'
import type { PromptRequest, Speech } from '../../src-main/domains/calls/calls.ports.ts'
import { openTelephone } from '../../src-main/drivers/sip/telephone.driver.ts'
import { systemClock } from '../../src-main/kernel/clock.ts'
import { systemIds } from '../../src-main/kernel/ids.ts'
import { silentLogger } from '../../src-main/kernel/logger.ts'
import { openMemoryStore } from '../../src-main/store/open.ts'
import { LineSettings } from '../../src-preload/contract/calls.contract.ts'
import type { Incident } from '../../src-preload/contract/incidents.contract.ts'
import { freePort } from '../support/peers.ts'
import { OPERATOR } from '../support/test-core.ts'
import { resources, tinySite } from '../support/tiny-site.ts'
import { until } from '../support/until.ts'
import { callDesk, likeness, startCallee } from './support/callee.ts'
import { dataFolder } from './support/core.ts'

const SAID: Record<PromptRequest['part'], string> = {
  opening: '您家烟感报警了。',
  menu: '误报请按 1。',
  answer: '好的。',
  farewell: '再见。',
}

/** espeak-ng, in the form of the line. */
const prompts = mkdtempSync(join(tmpdir(), 'watchroom-prompts-'))
const promptFile = (part: PromptRequest['part']) => join(prompts, `${part}.wav`)
const speech: Speech = { prompt: async ({ part }) => ({ path: promptFile(part), ms: 0 }) }
beforeAll(() => {
  for (const part of ['opening', 'menu', 'answer', 'farewell'] as const) {
    const wav = new WaveFile(execFileSync('espeak-ng', ['-v', 'cmn-latn-pinyin', '-s', '320', '--stdout', '--', SAID[part]]))
    wav.toSampleRate(8000, { method: 'linear' })
    writeFileSync(promptFile(part), wav.toBuffer())
  }
})
afterAll(() => rmSync(prompts, { recursive: true, force: true }))

const samplesOf = (file: Uint8Array): Int16Array => Int16Array.from(new WaveFile(file).getSamples(false))

/** A console with one line whose calls all go to one port of this machine. */
async function openDesk(ringMs = 5_000) {
  const data = dataFolder()
  const sip = await freePort()
  const { policies } = resources
  const core = createCore({
    store: openMemoryStore(),
    clock: systemClock,
    ids: systemIds,
    log: silentLogger,
    resources: { ...resources, policies: { ...policies, calls: { ...policies.calls, ringMs, autoCallAfterMs: null } } },
    site: tinySite,
    version: '0.0.0-test',
    speech,
  })
  const folder = join(data, 'telephone')
  const telephone = core.calls.connect((tell) => openTelephone({ folder, recordings: join(data, 'recordings'), log: silentLogger, tell }))
  core.start()
  onTestFinished(async () => {
    core.stop()
    await telephone.stop()
  })
  const line = LineSettings.parse({ id: 'desk', account: `sip:600@127.0.0.1:${sip}`, register: false, port: await freePort() })
  await core.change(() => core.calls.setLines([line], OPERATOR.name))
  const lineState = () => core.calls.lines()[0]?.state
  await until('a ready line', () => lineState() === 'ready')
  return {
    core,
    sip,
    /** Where the line is called. */
    listensAt: line.port,
    lineState,
    /** What the script says, as one piece. */
    script: (...parts: PromptRequest['part'][]) => Int16Array.from(parts.flatMap((part) => [...samplesOf(readFileSync(promptFile(part)))])),
    agent: () => Number(readFileSync(join(folder, 'desk', 'agent.pid'), 'utf8')),
    facts: () => core.views.journal(Number.MAX_SAFE_INTEGER, 1000).map(({ fact }) => fact),
    async smoke(): Promise<string> {
      const origin = { source: 'watchroom', topic: 'test', receivedAt: Date.now(), bytes: 1, excerpt: '' } as const
      const report = { source: 'watchroom', address: 'lane/smoke-1', via: null, at: Date.now(), values: new Map([['smoke', 0.6]]) } as const
      core.intake.hear(origin, [{ type: 'report', ...report }], () => {})
      return until('the incident', () => [...core.incidents.values()][0]?.context.id)
    },
    /** One key accepts, and rings. */
    accept: (incident: string): Promise<Incident> => core.command(incident, { type: 'accept', at: Date.now(), actor: OPERATOR }),
    incident: (id: string): Incident => core.views.incidentById(id) ?? expect.fail('there is no such incident'),
    calls: () => core.calls.all(),
  }
}

test('who answers hears the whole script, presses 1, and the incident stands down; both sides are recorded', async () => {
  const desk = await openDesk()
  const callee = await startCallee('answers', desk.sip)
  const id = await desk.smoke()
  await desk.accept(id)
  expect(desk.calls()).toMatchObject([{ incident: id, number: '10000000001', purpose: 'warning', mode: 'spoken' }])

  const script = desk.script('opening', 'menu')
  await until('the whole script', () => likeness(script, callee.samples()) > 0.98)
  await callee.press(1)
  await until('the incident standing down', () => desk.incident(id).state === 'standingDown')
  expect(desk.incident(id).calls).toMatchObject([{ outcome: 'answered', answer: 'nothingWrong', phone: '10000000001', by: OPERATOR.name }])

  const ended = await until('the end and the recording', () => desk.calls().find(({ recording }) => recording !== null))
  expect(ended).toMatchObject({ state: 'ended', outcome: 'answered', digits: '1', failure: null })
  const wav = new WaveFile((await desk.core.calls.recording(ended.id)) ?? expect.fail('there is no recording'))
  const [, ours] = wav.getSamples(false, Int16Array) as unknown as [Int16Array, Int16Array]
  expect(likeness(script, ours)).toBeGreaterThan(0.98)
})

test('a busy telephone is noted, and when there is no other number the operator is told', async () => {
  const desk = await openDesk()
  await startCallee('isBusy', desk.sip)
  const id = await desk.smoke()
  await desk.accept(id)
  await until('the attempt', () => desk.incident(id).calls.length > 0)
  expect(desk.incident(id)).toMatchObject({ state: 'contacting', calls: [{ outcome: 'busy', answer: null }] })
  expect(desk.facts()).toContain('call.nobodyReached')
})

test('who does not answer is given up after the time to ring', async () => {
  // SIP says its first word again after half a second, should the other side not be up yet.
  const desk = await openDesk(1000)
  await startCallee('isOut', desk.sip)
  const id = await desk.smoke()
  await desk.accept(id)
  await until('the attempt', () => desk.incident(id).calls.length > 0)
  expect(desk.incident(id).calls).toMatchObject([{ outcome: 'noAnswer' }])
  expect(desk.facts()).toContain('call.ringing')
  expect(desk.lineState()).toBe('ready')
})

test('an agent that dies in the middle of a call fails it, says so, and comes back and rings again', async () => {
  const desk = await openDesk()
  const callee = await startCallee('answers', desk.sip)
  const id = await desk.smoke()
  await desk.accept(id)
  await until('an answer', () => desk.calls()[0]?.state === 'talking')
  process.kill(desk.agent(), 'SIGKILL')
  await until('the failure', () => desk.incident(id).calls.length > 0)
  expect(desk.incident(id).calls).toMatchObject([{ outcome: 'failed' }])
  expect(desk.calls()[0]).toMatchObject({ state: 'ended', failure: 'agentEnded' })
  expect(desk.core.health().telephone?.lines).toMatchObject([{ state: 'failed', failure: 'agentEnded' }])
  expect(desk.facts()).toContain('call.lineFailed')

  const heardBefore = callee.samples().length
  await until('the second call', () => desk.calls()[1]?.state === 'talking' && callee.samples().length > heardBefore)
  expect(desk.incident(id).calls).toHaveLength(1)
})

test('who calls is known by the number, and is talked with when the operator picks up', async () => {
  const desk = await openDesk()
  const calling = callDesk('+8610000000002', desk.listensAt)
  const call = await until('the incoming call', () => desk.calls()[0])
  expect(call).toMatchObject({ direction: 'incoming', state: 'ringing', household: 'lane-2', number: '+8610000000002' })
  await desk.core.change(() => desk.core.calls.service.pickUp(call.id, OPERATOR))
  expect(await calling).toBe(0)
  await until('the end', () => desk.calls()[0]?.state === 'ended')
  expect(desk.calls()[0]).toMatchObject({ outcome: 'answered', by: OPERATOR.name })
})
