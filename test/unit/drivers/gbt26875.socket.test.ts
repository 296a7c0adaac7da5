/** Transmission devices on real sockets: what the centre answers, and when. */
import { afterEach, describe, expect, it } from 'vitest'
import type { Description } from '../../../src-main/domains/devices/devices.ports.ts'
import { COMMAND, encodePacket, type Packet, PacketSplitter } from '../../../src-main/drivers/gbt26875/gbt26875.codec.ts'
import { type Gbt26875Session, openGbt26875 } from '../../../src-main/drivers/gbt26875/gbt26875.driver.ts'
import { Gbt26875Connection } from '../../../src-preload/contract/connections/gbt26875.connection.ts'
import { until } from '../../support/until.ts'
import { AFTERNOON, CENTRE, componentState, DEVICE, deviceState, frame, SHANGHAI } from './gbt26875-frames.ts'
import { callOver, contextOf, HoldingIntake, type Panel } from './panel-harness.ts'

const opened: { session?: Gbt26875Session; panels: Panel[] } = { panels: [] }

async function open(settings: Partial<Gbt26875Connection> = {}, now = AFTERNOON, known: readonly Description[] = []) {
  const intake = new HoldingIntake()
  const { context, clock, warnings } = contextOf(intake, now, known)
  const config = Gbt26875Connection.parse({
    driver: 'gbt26875',
    id: 'fire',
    name: '消防',
    listen: '127.0.0.1:0',
    transport: 'both',
    centre: CENTRE,
    ...settings,
  })
  const session = await openGbt26875(config, context)
  opened.session = session
  const call = async (transport: 'tcp' | 'udp' = 'tcp') => {
    const panel = await callOver(transport, session.url)
    opened.panels.push(panel)
    return panel
  }
  return { intake, clock, warnings, session, call }
}

afterEach(async () => {
  await Promise.all(opened.panels.splice(0).map((panel) => panel.close()))
  await opened.session?.stop()
})

const answersOf = (panel: Panel): Packet[] =>
  new PacketSplitter().push(panel.received()).flatMap((found) => (found.type === 'packet' ? [found.packet] : []))
const answers = (panel: Panel, count = 1) => until(`${count} answers`, () => answersOf(panel).length >= count && answersOf(panel))
const answerTo = (serial: number, command: number): Buffer =>
  encodePacket({ serial, time: SHANGHAI.timeOf(AFTERNOON), source: CENTRE, destination: DEVICE, command, adu: Buffer.alloc(0) })
const alarms = (intake: HoldingIntake) => intake.heard.filter((item) => item.type === 'report' && item.values.get('smoke-alarm') === 1)
const links = (intake: HoldingIntake) => intake.heard.flatMap((item) => (item.type === 'link' ? [item.online] : []))
const FIRE = frame(componentState({ state: 2 }))

describe.each(['tcp', 'udp'] as const)('a fire over %s', (transport) => {
  it('is confirmed when it is stored and not before', async () => {
    const { intake, call } = await open()
    intake.isHolding = true
    const panel = await call(transport)
    await panel.send(FIRE)
    await until('the fire', () => alarms(intake).length === 1)
    // A broken packet is denied at once: that answer overtakes the confirm that waits.
    await panel.send(frame(componentState({}), { serial: 9 }).fill(0, 77, 78))
    await answers(panel)
    expect(answersOf(panel)).toMatchObject([{ serial: 9, command: COMMAND.deny }])
    intake.store()
    await answers(panel, 2)
    expect(panel.received().subarray(30).equals(answerTo(1, COMMAND.confirm))).toBe(true)
  })

  it('that is sent again is confirmed again and heard once', async () => {
    const { intake, call } = await open()
    const panel = await call(transport)
    await panel.send(FIRE)
    await answers(panel)
    await panel.send(FIRE)
    await answers(panel, 2)
    expect(answersOf(panel)).toMatchObject([
      { serial: 1, command: COMMAND.confirm },
      { serial: 1, command: COMMAND.confirm },
    ])
    expect(alarms(intake)).toHaveLength(1)
    expect(intake.heard.at(-1)).toEqual({ type: 'refused', reason: 'duplicate', device: '889' })
  })

  it('that could not be stored is heard again when it is sent again', async () => {
    const { intake, call } = await open()
    intake.isHolding = true
    const panel = await call(transport)
    await panel.send(FIRE)
    await until('the fire', () => alarms(intake).length === 1)
    await panel.send(FIRE)
    await until('the fire again', () => alarms(intake).length === 2)
    expect(answersOf(panel)).toEqual([])
  })

  it('with a wrong checksum or an unknown command is denied', async () => {
    const { intake, call } = await open()
    const panel = await call(transport)
    const broken = Buffer.from(FIRE)
    broken[40] = 0xee
    await panel.send(broken)
    await answers(panel)
    await panel.send(frame(componentState({}), { serial: 2, command: 130 }))
    await answers(panel, 2)
    expect(panel.received().equals(Buffer.concat([answerTo(1, COMMAND.deny), answerTo(2, COMMAND.deny)]))).toBe(true)
    expect(intake.heard).toMatchObject([{ reason: 'badChecksum', device: '889' }, { reason: 'unsupported' }])
  })
})

describe('a TCP connection', () => {
  it('brings packets in pieces and together', async () => {
    const { intake, call } = await open()
    const panel = await call()
    const others = [2, 3, 4].map((serial) => frame(deviceState(serial), { serial }))
    await panel.send(...[...FIRE].map((byte) => Buffer.from([byte])), Buffer.concat(others))
    expect((await answers(panel, 4)).map(({ serial }) => serial)).toEqual([1, 2, 3, 4])
    expect(alarms(intake)).toHaveLength(1)
  })

  it('that ends takes its devices offline, unless they have called again', async () => {
    const { intake, call, session } = await open()
    const first = await call()
    await first.send(FIRE)
    await answers(first)
    expect(session.peers()).toMatchObject([{ id: '889', connected: true, lastHeardAt: AFTERNOON }])
    const second = await call()
    await second.send(frame(deviceState(1), { serial: 2 }))
    await answers(second)
    await first.close()
    await second.send(frame(deviceState(1), { serial: 3 }))
    await answers(second, 2)
    expect(links(intake)).toEqual([true])
    await second.close()
    await until('the loss', () => links(intake).length === 2)
    expect(links(intake)).toEqual([true, false])
    expect(session.peers()).toMatchObject([{ connected: false }])
  })

  it('in another framing is named and left unanswered', async () => {
    const { intake, call, warnings } = await open()
    const panel = await call()
    await panel.send(Buffer.from('680a000a006801020316', 'hex'))
    await until('the refusal', () => intake.heard.length === 1)
    expect(intake.heard).toEqual([{ type: 'refused', reason: 'unsupported', device: null }])
    expect(intake.messages[0]?.origin.excerpt).toContain('680a')
    expect(warnings).toMatchObject([{ begins: '680a000a' }])
    expect(panel.received()).toHaveLength(0)
  })
})

describe('heartbeats', () => {
  it('are confirmed and say that the device is there; three that stay away say that it is not', async () => {
    const { intake, clock, call } = await open()
    const panel = await call('udp')
    await panel.send(frame(Buffer.alloc(0), { serial: 3 }))
    expect(await answers(panel)).toMatchObject([{ serial: 3, command: COMMAND.confirm }])
    expect(links(intake)).toEqual([true])
    clock.advance(91_000)
    await until('the loss', () => links(intake).length === 2)
    expect(links(intake)).toEqual([true, false])
  })

  it('are not missed of a device that never sent one', async () => {
    const { intake, clock, call } = await open()
    const [quiet, beating] = [await call('udp'), await call('udp')]
    await quiet.send(FIRE)
    await answers(quiet)
    await beating.send(frame(Buffer.alloc(0), { source: 890 }))
    await answers(beating)
    clock.advance(3_600_000)
    await until('the loss of the other', () => intake.heard.some((item) => item.type === 'link' && item.address === '890' && !item.online))
    expect(intake.heard).not.toContainEqual(expect.objectContaining({ address: '889', online: false }))
  })
})

describe('a device known from before a restart', () => {
  it('is offline when it does not call again', async () => {
    const before = await open({ transport: 'tcp' })
    const panel = await before.call()
    await panel.send(FIRE)
    await answers(panel)
    await before.session.stop()
    const known = before.intake.heard.filter((item) => item.type === 'description')
    expect(known.map(({ address }) => address)).toEqual(['889', '889/1.1/10.2'])
    const { intake, clock, session } = await open({ transport: 'tcp' }, AFTERNOON, known)
    expect(session.peers()).toMatchObject([{ id: '889', connected: false, lastHeardAt: null }])
    clock.advance(91_000)
    await until('the loss', () => links(intake).length === 1)
    expect(intake.heard).toEqual([{ type: 'link', source: 'gbt26875', address: '889', online: false }])
  })
})

describe('the centre', () => {
  const questions = (panel: Panel, command: number) => answersOf(panel).filter((one) => one.command === command)

  it.each([
    ['inspect', 15, COMMAND.control, '5b010f'],
    ['setClock', AFTERNOON, COMMAND.control, '5a0100320f150b1a'],
    ['readState', undefined, COMMAND.request, '510100'],
    ['initialise', undefined, COMMAND.control, '590100'],
  ] as const)('asks with %s and waits for the answer', async (name, argument, command, adu) => {
    const { call, session, intake } = await open()
    const panel = await call()
    await panel.send(FIRE)
    await answers(panel)
    const asked = session.command('889', name, argument)
    const [question] = await until('the question', () => questions(panel, command).length > 0 && questions(panel, command))
    expect(question).toMatchObject({ source: CENTRE, destination: DEVICE })
    expect(question?.adu.toString('hex')).toBe(adu)
    const serial = question?.serial ?? -1
    await panel.send(
      name === 'readState'
        ? frame(deviceState(8), { serial, command: COMMAND.answer })
        : frame(Buffer.alloc(0), { serial, command: COMMAND.confirm }),
    )
    await expect(asked).resolves.toBeUndefined()
    if (name === 'readState') expect(intake.heard.at(-1)).toMatchObject({ type: 'report', address: '889' })
  })

  it('cannot ask who is not there, and is told when a device refuses', async () => {
    const { call, session } = await open()
    await expect(session.command('889', 'readState')).rejects.toThrow('not connected')
    const panel = await call()
    await panel.send(FIRE)
    await answers(panel)
    await expect(session.command('889', 'inspect', 0)).rejects.toThrow('1 to 255 minutes')
    const asked = session.command('889', 'initialise')
    const refused = expect(asked).rejects.toThrow('refused')
    const [question] = await until('the question', () => questions(panel, COMMAND.control).length > 0 && questions(panel, COMMAND.control))
    await panel.send(frame(Buffer.alloc(0), { serial: question?.serial, command: COMMAND.deny }))
    await refused
  })

  it('sets a clock that is more than a minute off, once, and says how far it is off', async () => {
    const { call, intake } = await open({}, AFTERNOON + 300_000)
    const panel = await call()
    await panel.send(FIRE, frame(deviceState(1), { serial: 2 }))
    await answers(panel, 2)
    const isClockQuestion = ({ command, adu }: Packet) => command === COMMAND.control && adu[0] === 90
    const [question] = await until('the new time', () => answersOf(panel).some(isClockQuestion) && answersOf(panel).filter(isClockQuestion))
    expect(question?.adu.subarray(2)).toEqual(SHANGHAI.timeOf(AFTERNOON + 300_000))
    const drifts = intake.heard.flatMap((item) => (item.type === 'report' ? (item.values.get('clock-drift') ?? []) : []))
    expect(drifts).toEqual([300])
  })
})
