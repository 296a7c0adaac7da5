/** An order to be handed to somebody: the words that are also sent and read out, and room for their signature. */
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../i18n/use-format.ts'
import { useBoard } from '../state/board.ts'
import { useSeat } from '../state/seat-context.tsx'
import { Loaded } from './loaded.tsx'
import { Facts, Sheet, Signatures } from './sheet.tsx'

/** `id`: incident and staff, `inc-1/staff-02`. */
export function OrderPaper({ id }: { id: string }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { client } = useSeat()
  const [incident = '', staff = ''] = id.split('/')
  const order = useBoard((board) => board.incidents.get(incident)?.orders.findLast((each) => each.staff === staff))
  const query = useQuery({ queryKey: ['order', incident, staff, order?.id], queryFn: () => client.dispatch.words({ incident, staff }) })
  return (
    <Loaded query={query}>
      {(words) => (
        <Sheet title={t('paper.order.title')} number={order?.id ?? incident}>
          <Facts
            rows={[
              [t('paper.column.staff'), order ? format.named({ name: order.staffName, nameEn: order.staffNameEn }) : ''],
              [t('paper.column.given'), order ? `${format.day(order.givenAt)} ${format.clock(order.givenAt)}` : ''],
            ]}
          />
          <p className="paper__order">{words[format.language]}</p>
          <Signatures names={[t('paper.sign.operator'), t('paper.column.acknowledged')]} />
        </Sheet>
      )}
    </Loaded>
  )
}
