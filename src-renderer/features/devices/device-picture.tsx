/** The picture a device took nearest to a time, the newest without one; nothing where it takes none. */
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/use-format.ts'
import { useSeat } from '../../state/seat-context.tsx'
import { Section } from '../../ui/section.tsx'

const RENEW_MS = 10_000
/** What a page may show as a picture; anything else a device sends is left alone. */
const SHOWN = new Set(['image/jpeg', 'image/png', 'image/webp'])

export function DevicePicture({ device, at }: { device: string; at?: string }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { client } = useSeat()
  const { data: picture } = useQuery({
    queryKey: ['picture', device, at],
    queryFn: () => client.devices.picture({ id: device, at }),
    refetchInterval: RENEW_MS,
  })
  if (!picture || !SHOWN.has(picture.mime)) return null
  const taken = `${format.date(picture.at)} ${format.clock(picture.at)}`
  return (
    <Section title={t('devices.picture.title')} note={taken}>
      <img
        className="device-picture"
        src={`data:${picture.mime};base64,${picture.base64}`}
        alt={t('devices.picture.label', { time: taken })}
      />
    </Section>
  )
}
