/** The limits of a device: what raises an alarm, how urgent, and what differs from its kind; one of them can be open for change. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Device } from '../../../src-preload/contract/devices.contract.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { inKindOrder, pointKindOf } from '../../state/device-kinds.ts'
import { ErrorBlock, LoadingBlock } from '../../ui/blocks.tsx'
import { Button } from '../../ui/button.tsx'
import { PrioritySymbol } from '../../ui/priority-symbol.tsx'
import { Section } from '../../ui/section.tsx'
import type { ChartView } from './history.rules.ts'
import { LimitEditor } from './limit-editor.tsx'
import type { LimitRow, Trial } from './limits.rules.ts'
import { useLimitWords } from './use-limit-words.ts'
import type { DeviceLimitsState } from './use-limits.ts'

interface DeviceLimitsProps {
  device: Device
  limits: DeviceLimitsState
  view: ChartView
  onTrial: (trial: Trial) => void
}

export function DeviceLimits({ device, limits, view, onTrial }: DeviceLimitsProps) {
  const { t } = useTranslation()
  const [open, setOpen] = useState<string | null>(null)
  const rows = inKindOrder(device.kind, device.points).flatMap(({ id }) =>
    limits.rows.filter(({ point }) => point === id).sort((a, b) => a.limit.priority - b.limit.priority),
  )
  return (
    <Section title={t('devices.limit.title')} note={t('devices.limit.note')}>
      {limits.isPending ? <LoadingBlock text={t('common.block.loading')} /> : null}
      {limits.isError ? (
        <ErrorBlock title={t('common.block.failed')} retry={t('common.block.retry')} onRetry={() => void limits.renew()} />
      ) : null}
      {!limits.isPending && !limits.isError && rows.length === 0 ? <p className="quiet">{t('devices.limit.none')}</p> : null}
      <ul>
        {rows.map((row) => (
          <li key={row.key} className="limit">
            <LimitLine device={device} row={row} isOpen={open === row.key} onOpen={() => setOpen(open === row.key ? null : row.key)} />
            {open === row.key ? (
              <LimitEditor
                device={device}
                row={row}
                rows={limits.rows}
                view={view}
                onTrial={onTrial}
                onDone={() => {
                  setOpen(null)
                  void limits.renew()
                }}
              />
            ) : null}
          </li>
        ))}
      </ul>
    </Section>
  )
}

interface LimitLineProps {
  device: Device
  row: LimitRow
  isOpen: boolean
  onOpen: () => void
}

function LimitLine({ device, row: { point, limit, override }, isOpen, onOpen }: LimitLineProps) {
  const { t } = useTranslation()
  const { language } = useFormat()
  const words = useLimitWords(device.kind)
  return (
    <div className={`limit__line ${limit.off ? 'limit__line--off' : ''}`}>
      <PrioritySymbol rank={limit.priority} size={14} />
      <span>{t(`common.priority.${limit.priority}`)}</span>
      <b>{pointKindOf(device.kind, point)?.name[language] ?? point}</b>
      <span>
        {limit.off ? <em className="mode-tag">{t('devices.limit.off')}</em> : null}
        {override ? <em className="mode-tag">{t('devices.limit.changed')}</em> : null}
        {words.whole(point, limit)}
      </span>
      <span className="quiet">{t(limit.incident ? `incidents.kind.${limit.hazard}` : 'devices.limit.listOnly')}</span>
      <Button aria-expanded={isOpen} onClick={onOpen}>
        {t('devices.limit.change')}
      </Button>
    </div>
  )
}
