/** An opened order: its words for the radio, printing, and taking it back or noting that they cannot go. */
import { useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/use-format.ts'
import { SayButton } from '../../speech/say-button.tsx'
import { give } from '../../state/commands.ts'
import { openPaper } from '../../state/paper.ts'
import { useSeat } from '../../state/seat-context.tsx'
import { Button } from '../../ui/button.tsx'
import type { RunningOrder } from './order.rules.ts'
import { OrderReports } from './order-reports.tsx'
import { ReportForm } from './report-form.tsx'

type Ending = 'decline' | 'withdraw'
type Writing = Ending | 'report'

export function OrderSheet({ incident, order }: { incident: string; order: RunningOrder }) {
  const { t } = useTranslation()
  const { client } = useSeat()
  const { language } = useFormat()
  const [writing, setWriting] = useState<Writing | null>(null)
  const { data: words } = useQuery({
    queryKey: ['order', incident, order.staff, order.id],
    queryFn: () => client.dispatch.words({ incident, staff: order.staff }),
  })
  const end = (reason: string) => {
    if (writing === 'withdraw') void give(client, 'withdraw', incident, { staff: order.staff, reason })
    if (writing === 'decline' && reason !== '') void give(client, 'decline', incident, { staff: order.staff, reason })
  }
  return (
    <div className="order-sheet">
      {words ? <p className="order-sheet__words">{words[language]}</p> : null}
      <OrderReports reports={order.reports} />
      {writing === null ? (
        <div className="form__acts">
          {words ? <SayButton name={`order/${order.id}`} text={words[language]} /> : null}
          <Button onClick={() => setWriting('report')}>{t('dispatch.report.write')}</Button>
          <Button onClick={() => openPaper({ kind: 'order', id: `${incident}/${order.staff}` })}>{t('dispatch.order.print')}</Button>
          {order.arrivedAt === null ? <Button onClick={() => setWriting('decline')}>{t('dispatch.order.decline')}</Button> : null}
          <Button onClick={() => setWriting('withdraw')}>{t('dispatch.order.withdraw')}</Button>
        </div>
      ) : null}
      {writing === 'report' ? <ReportForm incident={incident} staff={order.staff} onDone={() => setWriting(null)} /> : null}
      {writing === 'decline' || writing === 'withdraw' ? (
        <ReasonField key={writing} ending={writing} onEnd={end} onCancel={() => setWriting(null)} />
      ) : null}
    </div>
  )
}

function ReasonField({ ending, onEnd, onCancel }: { ending: Ending; onEnd: (reason: string) => void; onCancel: () => void }) {
  const { t } = useTranslation()
  const [reason, setReason] = useState('')
  const words = reason.trim()
  const keys = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter') onEnd(words)
    else if (event.key === 'Escape') onCancel()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const label = t(ending === 'decline' ? 'dispatch.order.declineWhy' : 'dispatch.order.withdrawWhy')
  return (
    <div className="order-sheet__reason">
      <input
        className="field"
        // biome-ignore lint/a11y/noAutofocus: the operator chose to write here
        autoFocus
        maxLength={500}
        aria-label={label}
        placeholder={label}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        onKeyDown={keys}
      />
      <Button keyName={t('incidents.hint.enter')} disabled={ending === 'decline' && words === ''} onClick={() => onEnd(words)}>
        {t(ending === 'decline' ? 'dispatch.order.decline' : 'dispatch.order.withdraw')}
      </Button>
      <Button keyName="Esc" onClick={onCancel}>
        {t('common.act.cancel')}
      </Button>
    </div>
  )
}
