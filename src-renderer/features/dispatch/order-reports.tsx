/** What somebody on the spot has said so far, with the pictures they sent. */
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { OrderReport } from '../../../src-preload/contract/incident-parts.types.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useSeat } from '../../state/seat-context.tsx'

export function OrderReports({ reports }: { reports: readonly OrderReport[] }) {
  const format = useFormat()
  if (reports.length === 0) return null
  return (
    <ol className="order-reports">
      {reports.map(({ at, by, text, photos }) => (
        <li key={`${at} ${by} ${text}`}>
          <time dateTime={at}>{format.shortClock(at)}</time> {text}
          {photos.map((photo) => (
            <Photo key={photo} id={photo} at={at} />
          ))}
        </li>
      ))}
    </ol>
  )
}

function Photo({ id, at }: { id: string; at: string }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { client } = useSeat()
  const { data } = useQuery({
    queryKey: ['attachment', id],
    queryFn: () => client.attachments.get({ id }),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  })
  return data ? (
    <img src={`data:${data.mime};base64,${data.base64}`} alt={t('dispatch.report.photo', { time: format.shortClock(at) })} />
  ) : null
}
