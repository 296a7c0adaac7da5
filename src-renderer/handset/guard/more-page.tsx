/** What the phone shows besides orders: that all is quiet, notices, check-ins, position, settings. */
import { useTranslation } from 'react-i18next'
import type { HandsetPicture } from '../../../src-preload/contract/handset.contract.ts'
import { CheckIns } from '../check-in/check-ins.tsx'
import { Notices } from '../notices.tsx'
import { PositionPart } from '../position/position-part.tsx'
import { Settings } from '../settings.tsx'
import { WaitingList } from './waiting-list.tsx'

interface MorePageProps {
  picture: HandsetPicture
  hasOrder: boolean
  here: [number, number] | null
}

export function MorePage({ picture: { me, notices, checkIns }, hasOrder, here }: MorePageProps) {
  const { t } = useTranslation()
  const isOff = me.state === 'offDuty'
  return (
    <div className="more-page">
      {hasOrder ? null : (
        <section className="quiet">
          <h1>{t(isOff ? 'handset.quiet.offDuty' : 'handset.quiet.none')}</h1>
          <p>
            {isOff ? t('handset.quiet.offDutyHow') : `${t('handset.quiet.how')}　${t('handset.quiet.until', { time: me.onDutyUntil })}`}
          </p>
        </section>
      )}
      <WaitingList />
      <CheckIns checkIns={checkIns} here={here} />
      <Notices notices={notices} />
      <PositionPart />
      <Settings />
    </div>
  )
}
