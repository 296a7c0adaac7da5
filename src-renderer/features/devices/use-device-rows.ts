/** The rows of the device list, renewed once a second at most; they hold still while somebody points at them. */
import { useDeferredValue, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Device } from '../../../src-preload/contract/devices.contract.ts'
import { SourceId } from '../../../src-preload/contract/wire/words.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useBoard } from '../../state/board.ts'
import { deviceKindOf } from '../../state/device-kinds.ts'
import { useNow } from '../../state/use-now.ts'
import { useSite } from '../../state/use-site.ts'
import { useDeviceDesk } from './device-desk.ts'
import { familyOf, filtered } from './device-filter.rules.ts'
import { createOrder } from './device-order.rules.ts'

const RENEW_MS = 1_000
/** A pointer that has rested this long points at nothing. */
const RESTING_MS = 5_000

const areSame = (a: readonly string[], b: readonly string[]) => a.length === b.length && a.every((id, at) => id === b[at])

export const useDeviceRows = () => {
  const { t } = useTranslation()
  const format = useFormat()
  const site = useSite()
  const sorting = useDeviceDesk((desk) => desk.sorting)
  const filter = useDeferredValue(useDeviceDesk((desk) => desk.filter))
  const tick = useNow(RENEW_MS)
  const [order] = useState(createOrder)

  // biome-ignore lint/correctness/useExhaustiveDependencies: the board changes many times a second, a list for people does not
  const { devices, counts } = useMemo(() => filtered(useBoard.getState().devices.values(), filter), [filter, tick])
  const zones = useMemo(() => new Map(site?.zones.map((zone) => [zone.id, format.named(zone)])), [site, format])
  const families = useMemo(() => new Map(SourceId.options.map((family) => [family, t(`devices.source.${family}`)])), [t])
  const ids = useMemo(() => {
    const words = {
      kind: ({ kind }) => deviceKindOf(kind)?.name[format.language] ?? kind,
      name: format.named,
      place: ({ place, placeEn }) => format.placed({ text: place, textEn: placeEn }),
      zone: ({ zone }) => zones.get(zone) ?? zone,
      source: (device) => families.get(familyOf(device)) ?? '',
    } satisfies Record<string, (device: Device) => string>
    return order(devices, sorting, (device, column) => words[column](device)).map(({ id }) => id)
  }, [devices, sorting, order, format, zones, families])

  const movedAt = useRef(Number.NEGATIVE_INFINITY)
  const [released, release] = useState(0)
  const key = useMemo(() => ({ filter, sorting, released }), [filter, sorting, released])
  const [kept, keep] = useState({ key, ids })
  const isPointedAt = performance.now() - movedAt.current < RESTING_MS
  const isHeld = kept.key === key && isPointedAt && !areSame(kept.ids, ids)
  if (!isHeld && (kept.key !== key || !areSame(kept.ids, ids))) keep({ key, ids })

  return {
    ids: isHeld ? kept.ids : ids,
    counts,
    total: useBoard.getState().devices.size,
    /** True when newer rows wait until nobody points at the list. */
    isHeld,
    release: () => release(released + 1),
    pointing: {
      onPointerMove: () => {
        movedAt.current = performance.now()
      },
      onPointerLeave: () => {
        movedAt.current = Number.NEGATIVE_INFINITY
      },
    },
  }
}
