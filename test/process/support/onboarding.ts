/** From something found on the network to a device of the demo site, over REST. */
import { expect } from 'vitest'
import type { Device, DeviceDraft, Found } from '../../../src-preload/contract/devices.contract.ts'
import { until } from '../../support/until.ts'
import type { CoreProcess } from './core.ts'
import { SITE } from './devices.ts'

export type Rest = ReturnType<CoreProcess['rest']>

/** Once it is among the found devices. */
export const foundAt = (rest: Rest, address: string) =>
  until(`${address} among the found devices`, async () => {
    const { body } = await rest.get<{ items: Found[] }>('/api/v1/found')
    return body.items.find((found) => found.address === address)
  })

/** Registers it as a device of the demo site. */
export async function adopt(rest: Rest, found: Found, id: string, kind = found.kind): Promise<Device> {
  const draft: Partial<DeviceDraft> = {
    id,
    kind: kind ?? '',
    name: found.name.trim() || id,
    zone: SITE.zones[0]?.id,
    place: `测试位置 ${id}`,
    lngLat: SITE.center,
    source: { source: found.source, address: found.address, via: found.via },
  }
  const { status, body } = await rest.post<Device>('/api/v1/devices', draft)
  expect(status, JSON.stringify(body)).toBe(200)
  return body
}

/** Once it is open. */
export const incidentOf = (rest: Rest, device: string) =>
  until(`the incident of ${device}`, async () => (await rest.openIncidents()).find(({ place }) => place.device === device))
