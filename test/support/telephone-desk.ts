/** A core with telephone lines whose other side the test plays, and what an operator does with them. */
import type { Speech } from '../../src-main/domains/calls/calls.ports.ts'
import type { CallRecord } from '../../src-main/domains/calls/calls.types.ts'
import type { Call } from '../../src-preload/contract/calls.contract.ts'
import { FakeTelephone, SPEAKING } from './fake-telephone.ts'
import { OPERATOR, TestCore } from './test-core.ts'
import { tinySite } from './tiny-site.ts'

export const SMOKE = { smoke: 0.6 }
export const [MOBILE, FAMILY, NEIGHBOUR] = ['10000000001', '10000000011', '10000000021'] as const

/** The first household has a daughter and a neighbour, too. */
const lane = {
  ...tinySite,
  households: tinySite.households.map((household) =>
    household.id === 'lane-1'
      ? {
          ...household,
          party: {
            ...household.party,
            phones: [
              { label: 'family' as const, name: '女儿', number: '100-0000-0011' },
              { label: 'neighbour' as const, name: '邻居', number: '100 0000 0021' },
              ...household.party.phones,
            ],
          },
        }
      : household,
  ),
}

export class TelephoneDesk {
  site: TestCore
  telephone: FakeTelephone

  private constructor(site: TestCore, telephone: FakeTelephone) {
    this.site = site
    this.telephone = telephone
  }

  /** With lines that are ready. */
  static async open(lines = 1, speech: Speech | null = SPEAKING): Promise<TelephoneDesk> {
    return TelephoneDesk.around(new TestCore({ site: lane, ...(speech && { speech }) }), lines)
  }

  /** In a folder, so that it can be started again. */
  static async onDisk(folder: string): Promise<TelephoneDesk> {
    return TelephoneDesk.around(await TestCore.onDisk(folder, undefined, { site: lane, speech: SPEAKING }), 1)
  }

  private static async around(site: TestCore, lines: number): Promise<TelephoneDesk> {
    return new TelephoneDesk(site, await FakeTelephone.at(site, lines))
  }

  /** The process was gone; no line has said anything yet. */
  async restart(folder: string): Promise<void> {
    const { clock, ids } = this.site
    this.site.kill()
    this.site = await TestCore.onDisk(folder, { clock, ids }, { site: lane, speech: SPEAKING })
    this.telephone = this.site.core.calls.connect((tell) => FakeTelephone.on(this.site, tell))
    await this.site.settle()
  }

  get calls(): Call[] {
    return this.site.core.calls.all()
  }

  get lastCall(): Call {
    const call = this.calls.at(-1)
    if (!call) throw new Error('There is no call')
    return call
  }

  /** Opens an incident, accepts it, and lets the line take the call. */
  async accepted(device = 'smoke-1'): Promise<string> {
    this.site.send(device, SMOKE)
    const id = this.incidentAt(device)
    await this.site.command(id, { type: 'accept' })
    await this.site.settle()
    return id
  }

  incidentAt(device: string): string {
    const incident = this.site.open.find(({ place }) => place.device === device)
    if (!incident) throw new Error(`There is no incident at ${device}`)
    return incident.id
  }

  place(wanted: { incident?: string; number?: string; mode?: Call['mode'] }): Promise<CallRecord> {
    return this.change((calls) => calls.place({ mode: 'spoken', purpose: 'warning', ...wanted }, OPERATOR))
  }

  hangUp(call = this.lastCall): Promise<CallRecord> {
    return this.change((calls) => calls.service.hangUp(call.id, OPERATOR))
  }

  /** Something an operator does, committed. */
  async change<T>(run: (calls: TestCore['core']['calls']) => T): Promise<T> {
    const answer = this.site.core.change(() => run(this.site.core.calls))
    this.site.core.loop.drain()
    return answer
  }
}
