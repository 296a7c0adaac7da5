/** What can be done with the chosen devices, all at once. It stands under the list and covers nothing. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/use-format.ts'
import { useSeat } from '../../state/seat-context.tsx'
import { useAct } from '../../state/use-act.ts'
import { Button } from '../../ui/button.tsx'
import { useEscape } from '../../ui/use-escape.ts'
import { inBatches } from './batches.rules.ts'
import { FailureLine } from './failure-line.tsx'
import type { ServiceWork } from './service-end.rules.ts'
import { ServiceForm } from './service-form.tsx'
import { saveTable } from './table-file.ts'

export function ChoiceBar({ chosen, onDone }: { chosen: ReadonlySet<string>; onDone: () => void }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { client } = useSeat()
  const { act, busy, failure } = useAct()
  const [work, setWork] = useState<ServiceWork | null>(null)
  const devices = [...chosen]
  useEscape(onDone)

  const putBack = async () => {
    if (await act(() => inBatches(devices, (batch) => client.devices.putBack({ devices: batch })))) onDone()
  }
  const exportRows = async () => {
    const table = await act(() => client.devices.export({ format: 'csv' }))
    if (table) saveTable(table, chosen)
  }
  if (work !== null) return <ServiceForm work={work} devices={devices} onDone={() => setWork(null)} />
  return (
    <div className="choice-bar" role="toolbar" aria-label={t('devices.choice.title')}>
      <b>{t('devices.choice.count', { count: chosen.size, shown: format.count(chosen.size) })}</b>
      <Button onClick={() => setWork('test')}>{t('devices.work.test')}…</Button>
      <Button onClick={() => setWork('outOfService')}>{t('devices.work.outOfService')}…</Button>
      <Button disabled={busy} onClick={() => void putBack()}>
        {t('devices.work.putBack')}
      </Button>
      <Button disabled={busy} onClick={() => void exportRows()}>
        {t('devices.table.export')}
      </Button>
      <FailureLine failure={failure} />
      <Button look="plain" keyName="Esc" className="choice-bar__last" onClick={onDone}>
        {t('devices.choice.none')}
      </Button>
    </div>
  )
}
