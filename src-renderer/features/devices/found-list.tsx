/** Devices heard of that are not registered yet, with what they sent: taken in with one press, or ignored. */
import { useTranslation } from 'react-i18next'
import type { Found } from '../../../src-preload/contract/devices.contract.ts'
import { pointText } from '../../i18n/point-text.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { deviceKindOf, pointKindOf } from '../../state/device-kinds.ts'
import { useSeat } from '../../state/seat-context.tsx'
import { useAct } from '../../state/use-act.ts'
import { useNow } from '../../state/use-now.ts'
import { EmptyBlock, ErrorBlock, LoadingBlock } from '../../ui/blocks.tsx'
import { Button } from '../../ui/button.tsx'
import { useDeviceDesk } from './device-desk.ts'
import { FailureLine } from './failure-line.tsx'
import { useFound } from './use-found.ts'

export function FoundList() {
  const { t } = useTranslation()
  const { client } = useSeat()
  const openForm = useDeviceDesk((desk) => desk.openForm)
  const { data, isPending, isError, refetch } = useFound()
  const { act, failure } = useAct()
  const ignore = async ({ source, address }: Found) => {
    if (await act(() => client.devices.ignore({ source, address }))) void refetch()
  }
  return (
    <section className="found-list" aria-label={t('devices.tab.found')}>
      <p className="quiet">{t('devices.found.note')}</p>
      <FailureLine failure={failure} />
      {isPending ? <LoadingBlock text={t('common.block.loading')} /> : null}
      {isError && !data ? (
        <ErrorBlock title={t('common.block.failed')} retry={t('common.block.retry')} onRetry={() => void refetch()} />
      ) : null}
      {data?.items.length === 0 ? <EmptyBlock title={t('devices.found.none')}>{t('devices.found.noneHow')}</EmptyBlock> : null}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls can be reached by keyboard */}
      <ul className="page__scroll" tabIndex={0} aria-label={t('devices.tab.found')}>
        {data?.items.map((found) => (
          <li key={`${found.source} ${found.address}`} className="found-row">
            <FoundRow found={found} />
            <span className="found-row__acts">
              <Button look="judge" onClick={() => openForm({ of: 'found', found })}>
                {t('devices.found.adopt')}…
              </Button>
              <Button onClick={() => void ignore(found)}>{t('devices.found.ignore')}</Button>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function FoundRow({ found }: { found: Found }) {
  const { t } = useTranslation()
  const format = useFormat()
  const now = useNow(1_000)
  const kind = found.kind === null ? null : (deviceKindOf(found.kind)?.name[format.language] ?? found.kind)
  const age = (at: string) => format.age(now - Date.parse(at))
  return (
    <>
      <div>
        <p>
          <b>{found.name}</b>　<span className="quiet">{kind ?? t('devices.found.unknownKind')}</span>
        </p>
        <p className="quiet">{[found.vendor, found.model].filter(Boolean).join(' ')}</p>
      </div>
      <div>
        <p>{t(`devices.source.${found.source}`)}</p>
        <p className="quiet found-row__address">
          {found.address}
          {found.via === null ? '' : `　${t('devices.found.via', { via: found.via })}`}
        </p>
      </div>
      <FoundValues found={found} />
      <div className="quiet">
        <p>{t('devices.found.messages', { count: found.messages, shown: format.count(found.messages) })}</p>
        <p title={`${format.date(found.firstHeardAt)} ${format.clock(found.firstHeardAt)}`}>
          {t('devices.found.heard', { first: age(found.firstHeardAt), last: age(found.lastHeardAt) })}
        </p>
      </div>
    </>
  )
}

function FoundValues({ found }: { found: Found }) {
  const { t } = useTranslation()
  const { language } = useFormat()
  const sent = found.points.flatMap(({ id, name, unit, value }) => {
    const point = pointKindOf(found.kind ?? '', id)
    return value === null
      ? []
      : [`${point?.name[language] ?? (name || id)} ${pointText(point, value, unit || (point?.unit ?? ''), language)}`]
  })
  return <p className="found-row__values">{sent.length > 0 ? sent.join('　') : t('devices.found.noValues')}</p>
}
