/** The site as it is drilled on: the same places and devices, no resident's name and nobody's number, so that no real person is ever rung. */
import type { DeviceRow, SiteFile } from '../domains/site/site-file.types.ts'

export const NUMBER = '000 0000 0000'

export function drillSite(file: SiteFile, devices: readonly DeviceRow[]): SiteFile {
  return {
    ...file,
    devices: [...devices],
    households: file.households.map((household, index) => ({
      ...household,
      party: {
        ...household.party,
        name: `演练住户 ${index + 1}`,
        nameEn: `Drill resident ${index + 1}`,
        phones: household.party.phones.map(({ label }) => ({ label, name: `演练住户 ${index + 1}`, number: NUMBER })),
      },
    })),
    staff: file.staff.map((member) => ({ ...member, phone: NUMBER })),
  }
}
