/** What the phone shows: how it is paired, that it is out of use, a guard's orders or a manager's board. */
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/button.tsx'
import { Guard } from './guard/guard.tsx'
import { useHandset } from './handset-state.ts'
import { Manager } from './manager/manager.tsx'
import { PlainPage } from './plain-page.tsx'
import { useFreshSite } from './use-fresh-site.ts'

export function Handset() {
  const { t } = useTranslation()
  const phase = useHandset((state) => state.phase)
  const role = useHandset((state) => state.pairing?.role)
  const failed = useHandset((state) => state.pairingFailed)
  useFreshSite()
  switch (phase) {
    case 'starting':
      return <PlainPage title={t('handset.link.starting')} />
    case 'pairing':
      return <PlainPage title={t('handset.pair.busy')} how={t('handset.pair.busyHow')} />
    case 'unpaired':
      return (
        <PlainPage title={t('handset.pair.title')} how={t('handset.pair.how')}>
          {failed === null ? null : (
            <p className="plain__failed" role="alert">
              {t(failed.endsWith('.invitationSpent') ? 'handset.pair.spent' : 'handset.pair.failed')}
            </p>
          )}
        </PlainPage>
      )
    case 'out':
      return <PlainPage title={t('handset.out.title')} how={t('handset.out.how')} />
    case 'elsewhere':
      return (
        <PlainPage title={t('handset.elsewhere.title')} how={t('handset.elsewhere.how')}>
          <Button look="next" onClick={() => location.reload()}>
            {t('handset.elsewhere.here')}
          </Button>
        </PlainPage>
      )
    case 'paired':
      return role === 'staff' ? <Guard /> : <Manager />
  }
}
