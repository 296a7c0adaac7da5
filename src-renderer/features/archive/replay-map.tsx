/** The site at a moment of the replay: the incident, its devices in alarm, and where staff were. Of other devices nothing is said. */
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { SiteMap } from '../../map/site-map.tsx'
import { stillFeed } from '../../state/feeds.ts'
import { useSettings } from '../../state/settings.ts'
import { useDevices } from '../../state/use-all.ts'
import { useSiteQuery } from '../../state/use-site.ts'
import { ErrorBlock, LoadingBlock } from '../../ui/blocks.tsx'
import type { Frame } from './frame.rules.ts'

export function ReplayMap({ frame: { incident, alarming, staff } }: { frame: Frame }) {
  const { t } = useTranslation()
  const { data: site, isError, refetch } = useSiteQuery()
  const { theme, language } = useSettings()
  const known = useDevices()
  const inAlarm = [...alarming].sort().join()
  const devices = useMemo(() => {
    const alarmed = new Set(inAlarm.split(','))
    const then = [...known.values()].map((device) => ({
      ...device,
      state: alarmed.has(device.id) ? ('alarm' as const) : ('unknown' as const),
    }))
    return stillFeed(new Map(then.map((device) => [device.id, device])))
  }, [known, inAlarm])
  const people = useMemo(() => stillFeed(new Map(staff.map((member) => [member.id, member]))), [staff])
  const incidents = useMemo(() => (incident && incident.state !== 'archived' ? [incident] : []), [incident])
  return (
    <section className="map-area" aria-label={t('seat.map.title')}>
      {site ? (
        <SiteMap
          {...{ site, devices, incidents, theme, language }}
          staff={people}
          selected={incident?.id ?? null}
          onSelect={() => undefined}
          variant="operator"
        />
      ) : isError ? (
        <ErrorBlock title={t('seat.map.failed')} retry={t('common.block.retry')} onRetry={() => void refetch()} />
      ) : (
        <LoadingBlock text={t('seat.map.loading')} />
      )}
    </section>
  )
}
