/**
 * The receiver's side of SIA DC-09: acknowledges what is on disk, says DUH to what it does not understand and NAK to
 * what it may not take, stays silent on a wrong CRC, and watches that panels keep calling.
 */
import type { SiaAccount, SiaConnection } from '../../../src-preload/contract/connections/sia.connection.ts'
import type { RejectReason } from '../../../src-preload/contract/wire/words.ts'
import type { DriverContext, Heard, Peer } from '../../domains/devices/devices.ports.ts'
import { refused } from '../common/heard.ts'
import { originOf } from '../common/origin.ts'
import type { Hearing, Line } from '../panels/listener.ts'
import type { Answering } from '../panels/panel-session.ts'
import { type Station as StationOf, Stations } from '../panels/stations.ts'
import { type Content, decrypt, encrypt, parseContent, stampOf } from './content.codec.ts'
import { BARE_ACK, encodeFrame, type Found, type Frame, FrameSplitter } from './sia.codec.ts'
import { Meaning } from './sia.meaning.ts'

const SOURCE = 'sia'
/** The same sequence number and data within this time are a repetition. */
const REPEATED_MS = 60_000

type Answer = 'ACK' | 'DUH' | 'NAK'
/** What receivers say; to answer it could go on for ever. */
const OF_RECEIVERS: ReadonlySet<string> = new Set(['ACK', 'DUH', 'NAK', 'RSP'])

interface Notes {
  /** The latest message that is stored; a panel sends the next one only after the answer. */
  stored: { message: string; mono: number; answer: Answer } | null
}
type Station = StationOf<Notes>

/** May be heard, or why not. */
type Admission =
  | { account: string; key: Buffer | null; content: Content }
  | { account: string | null; reason: RejectReason; answer: Answer }

export class Receiver implements Answering {
  readonly #config: SiaConnection
  readonly #context: DriverContext
  readonly #accounts: ReadonlyMap<string, SiaAccount>
  readonly #meaning: Meaning
  readonly #stations = new Stations<Notes>(() => ({ stored: null }))

  constructor(config: SiaConnection, context: DriverContext) {
    this.#config = config
    this.#context = context
    this.#accounts = new Map(config.accounts.map((account) => [account.account.toUpperCase(), account]))
    const names = new Map([...this.#accounts].map(([account, { name }]) => [account, name]))
    this.#meaning = new Meaning(names, context.known(SOURCE))
    for (const account of this.#accounts.keys()) this.#stations.expect(account, context.clock.now(), context.clock.mono())
  }

  open(line: Line): Hearing {
    const splitter = new FrameSplitter()
    return {
      data: (bytes) => splitter.feed(bytes, (found) => this.#take(line, found)),
      isKnown: () => this.#stations.on(line).length > 0,
      // Many panels call for each message and hang up.
      closed: () => {},
    }
  }

  /** Link tests that stayed away. */
  watch(): void {
    if (this.#config.superviseS === null) return
    for (const station of this.#stations.silent(this.#context.clock.mono(), this.#config.superviseS * 1000)) {
      station.isOnline = false
      const gone: Heard = { type: 'link', source: SOURCE, address: station.id, online: false }
      this.#hear(station.line?.remote ?? this.#config.listen, Buffer.alloc(0), 'lost', [gone])
    }
  }

  peers(): Peer[] {
    return this.#stations.peers()
  }

  #take(line: Line, found: Found): void {
    switch (found.type) {
      case 'frame':
        if (!found.isLengthRight) this.#context.log.debug({ remote: line.remote, id: found.frame.id }, 'the length of a SIA frame is wrong')
        this.#frame(line, found.frame, found.bytes, (body) => line.send(encodeFrame(body, found.hasBinaryCrc)))
        break
      case 'heartbeat':
        this.#heartbeat(line, found.account.toUpperCase(), found.bytes)
        break
      case 'bad':
        this.#hear(line.remote, found.bytes, 'refused', [refused(found.reason, found.account)])
        break
    }
  }

  #frame(line: Line, frame: Frame, bytes: Buffer, send: (body: string) => void): void {
    const now = this.#context.clock.now()
    if (OF_RECEIVERS.has(frame.id)) {
      this.#hear(line.remote, bytes, 'refused', [refused('unsupported', frame.account)])
      return
    }
    const admission = this.#admit(frame, now)
    if ('reason' in admission) {
      const { reason, account, answer } = admission
      const reply = () => send(answerBody(answer, frame, account, now))
      // DUH is a promise like ACK: it is not sent again. NAK asks for it once more.
      this.#hear(line.remote, bytes, 'refused', [refused(reason, account)], answer === 'DUH' ? reply : undefined)
      if (answer === 'NAK') reply()
      return
    }
    const { account, key, content } = admission
    const station = this.#stations.heard(account, line, now, this.#context.clock.mono())
    const { heard, answer } = this.#message(station, frame, content)
    this.#hear(line.remote, bytes, frame.id, [...this.#presence(station, frame.id === 'NULL'), ...heard], () => {
      if (frame.id !== 'NULL') station.notes.stored = { message: messageOf(frame, content), mono: this.#context.clock.mono(), answer }
      send(answer === 'ACK' && key ? secretAck(frame, account, key, this.#context.clock.now()) : answerBody(answer, frame, account, now))
    })
  }

  #message({ id, notes }: Station, frame: Frame, content: Content): { heard: Heard[]; answer: Answer } {
    if (frame.id === 'NULL') return { heard: [], answer: 'ACK' }
    const { stored } = notes
    const isRepeated = stored?.message === messageOf(frame, content) && this.#context.clock.mono() - stored.mono < REPEATED_MS
    if (isRepeated) return { heard: [refused('duplicate', id)], answer: stored.answer }
    const { heard, isUnderstood } = this.#meaning.understand(id, frame.id, content)
    return { heard, answer: isUnderstood ? 'ACK' : 'DUH' }
  }

  #admit(frame: Frame, now: number): Admission {
    const key = keyOf(this.#accounts.get(frame.account ?? ''))
    const text = frame.isEncrypted ? key && decrypt(frame.content, key) : frame.content
    const content = text === null ? null : parseContent(text, frame.isEncrypted)
    const account = frame.account ?? content?.account ?? null
    const known = account === null ? undefined : this.#accounts.get(account)
    if (account === null || !(known || this.#config.acceptUnknownAccounts)) return { account, reason: 'unauthorised', answer: 'NAK' }
    // Who has a key must use it: a plain message may be anybody's.
    if (frame.isEncrypted !== (keyOf(known) !== null)) return { account, reason: 'unauthorised', answer: 'NAK' }
    if (!content)
      return frame.isEncrypted ? { account, reason: 'unauthorised', answer: 'NAK' } : { account, reason: 'malformed', answer: 'DUH' }
    const reason = this.#untimely(content.stamp, frame.isEncrypted, now)
    return reason ? { account, reason, answer: 'NAK' } : { account, key, content }
  }

  #untimely(stamp: Content['stamp'], isEncrypted: boolean, now: number): RejectReason | null {
    if (stamp === 'none') return isEncrypted ? 'malformed' : null
    if (stamp === 'wrong') return 'malformed'
    const { aheadS, behindS } = this.#config.timeWindow
    if (stamp > now + aheadS * 1000) return 'futureDated'
    // Stamps count in whole seconds.
    return stamp <= now - (behindS + 1) * 1000 ? 'outOfRange' : null
  }

  #heartbeat(line: Line, account: string, bytes: Buffer): void {
    const known = this.#accounts.get(account)
    if (keyOf(known) || !(known || this.#config.acceptUnknownAccounts)) {
      this.#hear(line.remote, bytes, 'refused', [refused('unauthorised', account)])
      return
    }
    const station = this.#stations.heard(account, line, this.#context.clock.now(), this.#context.clock.mono())
    this.#hear(line.remote, bytes, 'heartbeat', this.#presence(station, true), () => line.send(BARE_ACK))
  }

  /** Its first message says that it is there; so does every link test. */
  #presence(station: Station, isLinkTest: boolean): Heard[] {
    if (station.isOnline && !isLinkTest) return []
    station.isOnline = true
    return [...this.#meaning.introduce(station.id), { type: 'link', source: SOURCE, address: station.id, online: true }]
  }

  #hear(remote: string, bytes: Buffer, what: string, heard: Heard[], stored: () => void = () => {}): void {
    const { intake, clock } = this.#context
    intake.hear(originOf(SOURCE, `${remote} ${what}`, clock.now(), bytes), heard, stored)
  }
}

/** What makes two frames the same message; a repetition may carry a newer stamp. */
const messageOf = ({ id, sequence }: Frame, { data }: Content): string => `${id} ${sequence} ${data}`

function answerBody(answer: Answer, { sequence, receiver, line }: Frame, account: string | null, now: number): string {
  if (answer === 'NAK') return `"NAK"0000R0L0A0[]_${stampOf(now)}`
  return `"${answer}"${sequence}${receiver}${line}#${account ?? ''}[]`
}

const secretAck = ({ sequence, receiver, line }: Frame, account: string, key: Buffer, now: number): string =>
  `"*ACK"${sequence}${receiver}${line}#${account}[${encrypt(`]_${stampOf(now)}`, key)}`

const keyOf = (account: SiaAccount | undefined): Buffer | null =>
  account?.key ? Buffer.from(account.key, account.keyForm === 'hex' ? 'hex' : 'latin1') : null
