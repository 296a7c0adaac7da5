/** A manager's phone: open incidents, what waits for approval, staff, notices. It reads and approves; handling is the desk's. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useBoard } from '../../state/board.ts'
import { useSession } from '../../state/session.ts'
import { LinkBanner } from '../guard/link-banner.tsx'
import { Notices } from '../notices.tsx'
import { PlainPage } from '../plain-page.tsx'
import { Settings } from '../settings.tsx'
import { Approvals } from './approvals.tsx'
import { IncidentList } from './incident-list.tsx'
import { ManagerEscalations } from './manager-escalations.tsx'
import { StaffList } from './staff-list.tsx'
import { useApprovals } from './use-approvals.ts'
import { useManagerRing } from './use-manager-ring.ts'

const TABS = ['board', 'approvals', 'staff', 'notices'] as const

export function Manager() {
  const { t } = useTranslation()
  const [tab, setTab] = useState<(typeof TABS)[number]>('board')
  const isKnown = useBoard((board) => board.health !== null)
  const name = useSession((session) => session.identity?.name)
  const notices = useBoard((board) => board.notices)
  const approvals = useApprovals()
  useManagerRing(approvals.length > 0)
  if (!isKnown) return <PlainPage title={t('handset.link.first')} how={t('handset.link.firstHow')} />
  return (
    <main className="handset">
      <header className="top-bar">
        <b className="top-bar__name">{name}</b>
      </header>
      <LinkBanner hotline={null} />
      <div className="handset__page">
        <ManagerEscalations />
        {tab === 'board' ? <IncidentList /> : null}
        {tab === 'approvals' ? <Approvals groups={approvals} /> : null}
        {tab === 'staff' ? <StaffList /> : null}
        {tab === 'notices' ? (
          <div className="more-page">
            <Notices notices={[...notices.values()]} />
            <Settings />
          </div>
        ) : null}
      </div>
      <nav className="tabs" aria-label={t('handset.manager.title')}>
        {TABS.map((each) => (
          <button key={each} type="button" aria-current={each === tab} onClick={() => setTab(each)}>
            {t(`handset.manager.tab.${each}`)}
            {each === 'approvals' && approvals.length > 0 ? <b>{approvals.length}</b> : null}
          </button>
        ))}
      </nav>
    </main>
  )
}
