/** The other side of a call: a real `sipp` for the signalling, and a socket that hears the speech and presses keys. */
import { spawn } from 'node:child_process'
import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { onTestFinished } from 'vitest'
import { endProcess, freePort } from '../../support/peers.ts'

const HEADERS = `[last_Via:]
[last_From:]
[last_To:];tag=[pid]callee[call_number]
[last_Call-ID:]
[last_CSeq:]
Contact: <sip:[local_ip]:[local_port];transport=[transport]>`
const say = (status: string, body = 'Content-Length: 0\n', attributes = ''): string =>
  `<send ${attributes}><![CDATA[\nSIP/2.0 ${status}\n${HEADERS}\n${body}\n]]></send>`
const hear = (request: string, attributes = ''): string => `<recv request="${request}" crlf="true" ${attributes}/>`
const session = (port: number): string => `Content-Type: application/sdp
Content-Length: [len]

v=0
o=callee 1 1 IN IP4 127.0.0.1
s=-
c=IN IP4 127.0.0.1
t=0 0
m=audio ${port} RTP/AVP 8 101
a=rtpmap:8 PCMA/8000
a=rtpmap:101 telephone-event/8000
a=fmtp:101 0-15
`

const CONDUCT = {
  answers: (port: number) => [
    hear('INVITE'),
    say('180 Ringing'),
    say('200 OK', session(port), 'retrans="500"'),
    hear('ACK'),
    hear('BYE'),
    say('200 OK'),
  ],
  isBusy: () => [hear('INVITE'), say('486 Busy Here'), hear('ACK')],
  /** Rings until the caller gives up. */
  isOut: () => [
    hear('INVITE'),
    say('180 Ringing'),
    hear('CANCEL'),
    say('200 OK'),
    say('487 Request Terminated'),
    hear('ACK', 'optional="true"'),
  ],
}

/** Calls the desk at a port of this machine, and hangs up after it was answered. */
export async function callDesk(number: string, port: number): Promise<number | null> {
  const request = (method: string, to: string, body: string) =>
    `<send><![CDATA[
${method} sip:600@127.0.0.1:[remote_port] SIP/2.0
Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]
From: <sip:${number}@[local_ip]:[local_port]>;tag=[pid]caller[call_number]
To: <sip:600@127.0.0.1>${to}
Call-ID: [call_id]
CSeq: ${method === 'BYE' ? 2 : 1} ${method}
Contact: <sip:${number}@[local_ip]:[local_port]>
Max-Forwards: 70
${body}
]]></send>`
  const empty = 'Content-Length: 0\n'
  const steps = [
    request('INVITE', '', session(await freePort())),
    '<recv response="100" optional="true"/><recv response="180" optional="true"/><recv response="183" optional="true"/>',
    '<recv response="200"/>',
    request('ACK', '[peer_tag_param]', empty),
    request('BYE', '[peer_tag_param]', empty),
    '<recv response="200"/>',
  ]
  const { sipp } = startSipp('caller', steps, [`127.0.0.1:${port}`, '-m', '1'])
  await once(sipp, 'close')
  return sipp.exitCode
}

function startSipp(name: string, steps: string[], args: string[]) {
  const folder = mkdtempSync(join(tmpdir(), `watchroom-${name}-`))
  const scenario = join(folder, 'scenario.xml')
  writeFileSync(scenario, `<?xml version="1.0"?>\n<scenario name="${name}">\n${steps.join('\n')}\n</scenario>\n`)
  const sipp = spawn('sipp', ['-sf', scenario, '-i', '127.0.0.1', '-nostdin', ...args], { cwd: folder, stdio: 'ignore' })
  onTestFinished(async () => {
    await endProcess(sipp, 'SIGKILL')
    rmSync(folder, { recursive: true, force: true })
  })
  return { sipp }
}

/** At 127.0.0.1 on `sip`, until the test is over. */
export async function startCallee(conduct: keyof typeof CONDUCT, sip: number) {
  const heard: Buffer[] = []
  const socket = createSocket('udp4').bind(0, '127.0.0.1')
  await once(socket, 'listening')
  let caller: { port: number; address: string } | null = null
  socket.on('message', (packet, from) => {
    caller = from
    // RTP with payload type 8 is PCMA behind 12 bytes.
    if (((packet[1] ?? 0) & 0x7f) === 8) heard.push(packet.subarray(12))
  })
  startSipp('callee', CONDUCT[conduct](socket.address().port), ['-p', String(sip)])
  onTestFinished(() => void socket.close())
  return {
    /** What was said, as samples of 8000 Hz. */
    samples: (): Int16Array => Int16Array.from(Buffer.concat(heard), fromALaw),
    /** RFC 4733: a telephone-event of 100 ms, its end said three times. */
    async press(key: number): Promise<void> {
      if (!caller) throw new Error('Nobody has called yet')
      for (let step = 1; step <= 8; step++) {
        const isEnd = step > 5
        const packet = Buffer.alloc(16)
        packet[0] = 0x80
        packet[1] = 101 | (step === 1 ? 0x80 : 0)
        packet.writeUInt16BE(step, 2)
        packet.writeUInt32BE(key * 16_000, 4)
        packet.writeUInt32BE(0x57415443, 8)
        packet[12] = key
        packet[13] = (isEnd ? 0x80 : 0) | 10
        packet.writeUInt16BE(160 * Math.min(step, 6), 14)
        socket.send(packet, caller.port, caller.address)
        await sleep(20)
      }
    },
  }
}

/** ITU-T G.711 clause 3.2. */
function fromALaw(byte: number): number {
  const code = byte ^ 0x55
  const exponent = (code >> 4) & 7
  const mantissa = ((code & 15) << 4) + 8
  const magnitude = exponent === 0 ? mantissa : (mantissa + 0x100) << (exponent - 1)
  return (code & 0x80) === 0 ? -magnitude : magnitude
}

/** Quieter is silence. */
const SOUND = 400

/** From the first sound in it on. */
const fromFirstSound = (samples: Int16Array): Int16Array =>
  samples.subarray(
    Math.max(
      0,
      samples.findIndex((sample) => Math.abs(sample) > SOUND),
    ),
  )

/** How much of what was said was heard, sample by sample: 1 is all of it, 0 something else. */
export function likeness(said: Int16Array, heard: Int16Array): number {
  const [a, b] = [fromFirstSound(said), fromFirstSound(heard)]
  let [product, ofA, ofB] = [0, 0, 0]
  a.forEach((sample, at) => {
    const other = b[at] ?? 0
    product += sample * other
    ofA += sample * sample
    ofB += other * other
  })
  return ofB === 0 ? 0 : product / Math.sqrt(ofA * ofB)
}
