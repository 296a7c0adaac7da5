/** A zone by its name in the seat's language; one that is no longer there by its id. */
import { useFormat } from '../../i18n/use-format.ts'
import { useSite } from '../../state/use-site.ts'

export const useZoneName = () => {
  const format = useFormat()
  const site = useSite()
  return (id: string): string => {
    const zone = site?.zones.find((each) => each.id === id)
    return zone ? format.named(zone) : id
  }
}
