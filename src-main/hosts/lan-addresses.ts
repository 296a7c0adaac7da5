/** Under which names and addresses this machine is reached on the LAN. */
import { isIP } from 'node:net'
import { hostname, type NetworkInterfaceInfo, networkInterfaces } from 'node:os'

type Interfaces = ReturnType<typeof networkInterfaces>

/** Networks of virtual machines, containers and tunnels; no phone is in one. */
const VIRTUAL = /^(docker|veth|br-|virbr|vmnet|vboxnet|vethernet|utun|tun|tap|wg|tailscale|zt)/i
/** The likelier a phone's Wi-Fi, the further in front. */
const LIKELY = [/^192\.168\./, /^10\./, /^172\.(1[6-9]|2\d|3[01])\./]

export const isAddress = (name: string): boolean => isIP(name) !== 0

const isLocalLink = ({ address }: NetworkInterfaceInfo): boolean => /^(169\.254\.|fe80:)/i.test(address)

/** All names a certificate is made for, in a fixed order; a link-local address is good for nobody's phone. */
export function namesOf(interfaces: Interfaces = networkInterfaces(), host: string = hostname()): string[] {
  const addresses = Object.values(interfaces).flatMap((list) =>
    (list ?? []).filter((each) => !isLocalLink(each)).map(({ address }) => address),
  )
  const hosts = /^[a-z0-9]([a-z0-9.-]{0,61}[a-z0-9])?$/i.test(host) ? [host, `${host.replace(/\.local$/i, '')}.local`] : []
  return [...new Set(['localhost', '127.0.0.1', '::1', ...hosts.map((name) => name.toLowerCase()), ...addresses])].sort()
}

/** The address phones most likely reach; 127.0.0.1 without a network. */
export function likelyAddress(interfaces: Interfaces = networkInterfaces()): string {
  const candidates = Object.entries(interfaces).flatMap(([name, list]) =>
    (list ?? [])
      .filter((each) => !each.internal && each.family === 'IPv4' && !isLocalLink(each))
      .map(({ address }) => ({ address, rank: (VIRTUAL.test(name) ? 10 : 0) + rankOf(address) })),
  )
  return candidates.sort((a, b) => a.rank - b.rank)[0]?.address ?? '127.0.0.1'
}

function rankOf(address: string): number {
  const rank = LIKELY.findIndex((pattern) => pattern.test(address))
  return rank === -1 ? LIKELY.length : rank
}
