/** The ways of a site's devices to the broker: a connection for each gateway that is alive, and one for all that need none. */
import type { SiteFile } from '../domains/site/site-file.types.ts'
import { type Link, openLink } from './link.ts'
import { isOutput, type Order } from './outputs.ts'

interface LinesOptions {
  mqttUrl: string
  site: Pick<SiteFile, 'id' | 'devices'>
  takeOrder: (device: string, order: Order) => void
  onTrouble?: (error: Error) => void
}

export function openLines({ mqttUrl, site, takeOrder, onTrouble }: LinesOptions) {
  const outputs = Map.groupBy(site.devices.filter(isOutput), ({ gateway }) => gateway)
  const withOrders = (link: Link, gateway: string | null): Link => {
    link.takeOrders(outputs.get(gateway)?.map(({ id }) => id) ?? [], takeOrder)
    return link
  }
  const main = withOrders(openLink({ mqttUrl, site: site.id, onTrouble }), null)
  const gateways = new Map<string, Link>()

  return {
    whenConnected: main.whenConnected,
    /** Of a device behind this gateway. */
    through: (gateway: string | null): Link => (gateway === null ? main : (gateways.get(gateway) ?? main)),
    gatewayUp(gateway: string): void {
      gateways.set(gateway, withOrders(openLink({ mqttUrl, site: site.id, owner: gateway }), gateway))
    },
    gatewayDown(gateway: string): void {
      void gateways.get(gateway)?.cut()
      gateways.delete(gateway)
    },
    async leave(): Promise<void> {
      await Promise.all([main, ...gateways.values()].map((link) => link.leave()))
    },
  }
}
