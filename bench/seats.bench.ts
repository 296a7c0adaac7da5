/** What a seat costs: bytes until it knows the whole site and bytes of each update over its WebSocket, and what more seats cost each of them. */
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/websocket'
import { WebSocket } from 'ws'
import type { ContractClient } from '../src-preload/contract/index.ts'
import { bigSite } from './lib/big-site.ts'
import { startCore } from './lib/core.ts'
import { round, sleep, table, tell } from './lib/figures.ts'
import { raise, report, wakeAll, walk } from './lib/load.ts'

const SEATS = [1, 5, 10]
const UPDATES_PER_S = 200
const MEASURED_MS = 10_000

const site = bigSite({ columns: 4, rows: 3, staff: 500 })
const core = await startCore(site)
const token = await core.token()
await wakeAll(core, site)
await raise(core, site, 20)

/** A seat that counts what it hears. */
async function takeSeat() {
  const heard = { bytes: 0, wholeBytes: 0, updates: 0, messages: 0 }
  const socket = new WebSocket(core.ready.http.replace('http', 'ws').concat('/rpc'))
  await new Promise((done, fail) => socket.once('open', done).once('error', fail))
  socket.on('message', (data: Buffer) => {
    heard.bytes += data.length
  })
  const client: ContractClient = createORPCClient(new RPCLink({ websocket: socket as never }))
  await client.session.resume({ token })
  const known = new Set<string>()
  const leaving = new AbortController()
  const watching = (async () => {
    for await (const message of await client.live.watch({ seat: 'operator' }, { signal: leaving.signal })) {
      heard.messages++
      if (message.type === 'beat') continue
      for (const { id } of message.board.devices) known.add(id)
      if (heard.wholeBytes === 0 && known.size === site.devices.length) heard.wholeBytes = heard.bytes
      if (message.type === 'patch')
        heard.updates += message.board.devices.length + message.board.staff.length + message.board.incidents.length
    }
  })().catch(() => undefined)
  return {
    heard,
    async leave() {
      leaving.abort()
      await watching
      socket.close()
    },
  }
}

const rows: { seats: number; wholeMiB: number; bytesPerUpdate: number; kibPerS: number; messagesPerS: number }[] = []
for (const count of SEATS) {
  const seats = await Promise.all(Array.from({ length: count }, takeSeat))
  while (seats.some(({ heard }) => heard.wholeBytes === 0)) await sleep(50)
  const before = seats.map(({ heard }) => ({ ...heard }))
  const reporting = report(core, site, UPDATES_PER_S)
  const walking = walk(core, site, 10_000)
  await sleep(MEASURED_MS)
  reporting.end()
  walking.end()
  const mean = (of: (heard: (typeof before)[number]) => number) =>
    seats.reduce((sum, { heard }, i) => sum + of(heard) - of(before[i] ?? heard), 0) / count
  const [bytes, updates, messages] = [mean((heard) => heard.bytes), mean((heard) => heard.updates), mean((heard) => heard.messages)]
  rows.push({
    seats: count,
    wholeMiB: round((seats[0]?.heard.wholeBytes ?? 0) / 2 ** 20),
    bytesPerUpdate: Math.round(bytes / updates),
    kibPerS: round((bytes / MEASURED_MS) * (1000 / 1024)),
    messagesPerS: round((messages / MEASURED_MS) * 1000),
  })
  await Promise.all(seats.map(({ leave }) => leave()))
}
await core.stop()

const text = `20,160 devices, 500 staff, 20 incidents; ${UPDATES_PER_S} readings and 50 positions a second.

${table(
  ['seats', 'whole site, MiB', 'bytes per update and seat', 'KiB/s per seat', 'messages/s per seat'],
  rows.map((row) => [row.seats, row.wholeMiB, row.bytesPerUpdate, row.kibPerS, row.messagesPerS]),
)}`
tell('seats', rows, text)
process.exit(0)
