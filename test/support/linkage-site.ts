/** A core whose site also has outputs, registered as people would; orders to them go out on a fake network. */
import type { Action } from '../../src-preload/contract/outputs.contract.ts'
import { FakeNetwork, OPERATOR, type TestCore } from './test-core.ts'

export const SECOND = { id: 'acc-2', name: '李敏' }

const OUTPUTS = {
  'siren-1': 'siren',
  'broadcast-1': 'fire-broadcast',
  'sprinkler-1': 'sprinkler',
  'gas-valve-1': 'gas-valve',
} as const
export type OutputId = keyof typeof OUTPUTS

export class LinkageSite {
  readonly site: TestCore
  readonly network = new FakeNetwork()

  constructor(site: TestCore) {
    this.site = site
    site.core.connect('embedded', this.network)
  }

  /** In the zone and household of `smoke-1`. */
  async register(): Promise<this> {
    const { registry } = this.site.core.network
    const place = { zone: 'grid-1', household: 'lane-1', room: null, place: '河边巷 1 号', placeEn: '1 River Lane', gateway: null }
    const changed = this.site.core.change(() => {
      for (const [id, kind] of Object.entries(OUTPUTS))
        registry.register({ ...place, id, kind, name: id, nameEn: id, lngLat: [120.6, 31.32], source: null }, OPERATOR.name)
    })
    this.site.core.loop.drain()
    await changed
    return this
  }

  /** Orders on the network so far, as `device=value`. */
  get orders(): string[] {
    return this.network.sent
      .filter(({ topic }) => topic.endsWith('/commands'))
      .map(({ topic, message }) => `${topic.split('/')[2]}=${message.on}`)
  }

  /** The newest action of an output; its history when it is no longer held. */
  action(device: OutputId): Action {
    const action = this.site.core.views.linkage.page(Number.MAX_SAFE_INTEGER, 100).items.find((each) => each.device === device)
    if (!action) throw new Error(`${device} was never driven`)
    return action
  }

  async command(device: OutputId, value: 0 | 1, actor = OPERATOR): Promise<void> {
    await this.#decide(() => this.site.core.linkage.rules.command({ device, point: 'on', value, reason: '演练' }, actor))
  }

  async confirm(device: OutputId, actor = OPERATOR): Promise<void> {
    await this.#decide(() => this.site.core.linkage.rules.confirm(this.action(device).id, actor))
  }

  async stop(device: OutputId): Promise<void> {
    await this.#decide(() => this.site.core.linkage.rules.stop(this.action(device).id, OPERATOR))
  }

  async #decide(run: () => unknown): Promise<void> {
    const decided = this.site.core.change(run)
    this.site.core.loop.drain()
    await decided
    await this.site.settle()
  }
}
