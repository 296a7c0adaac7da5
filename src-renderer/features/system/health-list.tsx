/** The console's own condition, as the core reports it. */
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/use-format.ts'
import { useBoard } from '../../state/board.ts'
import { useNow } from '../../state/use-now.ts'
import { Section } from '../../ui/section.tsx'

/** When the chain from a device to this glass was last proved, and how long it took. */
function useProofRow(): { name: string; value: string; note: string } {
  const { t } = useTranslation()
  const format = useFormat()
  const now = useNow(10_000)
  const proof = useBoard((board) => board.health?.proof)
  const name = t('system.proof.name')
  if (!proof || proof.state === 'off') return { name, value: '', note: t('system.proof.off') }
  if (proof.state === 'failed')
    return { name, value: t('system.proof.failed'), note: proof.failedAt ? t(`system.proof.failedAt.${proof.failedAt}`) : '' }
  if (proof.provedAt === null)
    return {
      name,
      value: '',
      note: t(proof.state === 'noSeat' ? 'system.proof.noSeat' : proof.nonce ? 'system.proof.running' : 'system.proof.never'),
    }
  const value = t('system.proof.proved', { age: format.age(now - Date.parse(proof.provedAt)) })
  return { name, value, note: t('system.proof.took', { ms: proof.tookMs }) }
}

export function HealthList() {
  const { t } = useTranslation()
  const format = useFormat()
  const health = useBoard((board) => board.health)
  const proof = useProofRow()
  if (!health) return null
  const { store, broker, devices, intake, handsets } = health
  const rejected = Object.values(intake.rejected).reduce((sum, count) => sum + count, 0)
  const rows = [
    proof,
    {
      name: t('system.state.store'),
      value: t(store.ok ? 'system.state.good' : 'system.state.bad'),
      note: store.lastCommitMs === null ? '' : t('system.state.storeNote', { ms: store.lastCommitMs.toFixed(1) }),
    },
    {
      name: t('system.state.broker'),
      value: broker.kind === 'off' ? '' : t(broker.ok ? 'system.state.good' : 'system.state.bad'),
      note: t(`system.state.${broker.kind}`),
    },
    { name: t('system.state.devices'), value: `${format.count(devices.online)} / ${format.count(devices.total)}`, note: '' },
    ...(handsets
      ? [
          {
            name: t('system.state.handsets'),
            value: t(handsets.ok ? 'system.state.good' : 'system.state.bad'),
            note: t(handsets.ok ? 'system.state.handsetsOnline' : 'system.state.handsetsNot', { count: handsets.online }),
          },
        ]
      : []),
    {
      name: t('system.state.messages'),
      value: format.count(intake.messages),
      note: `${t('system.state.late')} ${format.count(intake.late)}　${t('system.state.rejected')} ${format.count(rejected)}`,
    },
    {
      name: t('system.state.since'),
      value: `${format.date(health.startedAt)} ${format.shortClock(health.startedAt)}`,
      note: `${t('system.state.version')} ${health.version}`,
    },
  ]
  return (
    <Section title={t('system.state.title')}>
      <dl className="health">
        {rows.map(({ name, value, note }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{note}</dd>
            <dd>
              <b>{value}</b>
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  )
}
