/** Who decided what when; an older version, or the factory setting, can be taken into the form again. */
import { useTranslation } from 'react-i18next'
import type { PoliciesDocument } from '../../../src-preload/contract/policies.contract.ts'
import { Refused } from '../../i18n/refused.tsx'
import { useFormat } from '../../i18n/use-format.ts'
import { useSeat } from '../../state/seat-context.tsx'
import { useAct } from '../../state/use-act.ts'
import { Section } from '../../ui/section.tsx'
import { usePoliciesDesk } from './policies-desk.ts'
import { usePoliciesHistory } from './use-policies.ts'

export function PoliciesVersions({ current, mayEdit }: { current: PoliciesDocument; mayEdit: boolean }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { client } = useSeat()
  const { act, failure } = useAct()
  const change = usePoliciesDesk((desk) => desk.change)
  const items = usePoliciesHistory().data?.items ?? []
  const take = async (version: number) => {
    const older = await act(() => client.policies.get({ version }))
    if (older) change(current, null, (policies) => Object.assign(policies, older.policies))
  }
  return (
    <Section title={t('watch.policies.version.title')} className="section--first">
      <ol className="policy-versions">
        {items.map(({ version, at, by, note }) => (
          <li key={version} aria-current={version === current.version ? 'true' : undefined}>
            <b>{version === 0 ? t('watch.policies.version.factory') : t('watch.policies.version.number', { version })}</b>
            <span className="quiet">{at === null ? '' : `${by}　${format.day(at)} ${format.shortClock(at)}`}</span>
            {version === current.version ? (
              <span className="quiet">{t('watch.policies.version.current')}</span>
            ) : mayEdit ? (
              <button type="button" onClick={() => void take(version)}>
                {t('watch.policies.version.take')}
              </button>
            ) : null}
            {note ? <p>{note}</p> : null}
          </li>
        ))}
      </ol>
      <Refused failure={failure} words="watch.refusal" />
    </Section>
  )
}
