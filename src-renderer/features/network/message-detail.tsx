/** One raw message as it came: where from, what it said, and of which devices. */
import { useTranslation } from 'react-i18next'
import type { RawMessage } from '../../../src-preload/contract/network.contract.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { Section } from '../../ui/section.tsx'
import { amountOf } from './amount.rules.ts'
import { SideHead } from './side-head.tsx'
import { useMeaningWords } from './use-meaning-words.ts'
import { useSourceName } from './use-source-name.ts'

export function MessageDetail({ message, onClose }: { message: RawMessage; onClose: () => void }) {
  const { t } = useTranslation()
  const format = useFormat()
  const sourceName = useSourceName()
  const { words } = useMeaningWords()(message.meaning)
  const rows = [
    [t('network.message.at'), `${format.date(message.at)} ${format.clockTenths(message.at)}`],
    [t('network.message.source'), sourceName(message.source)],
    [t('network.message.topic'), message.topic],
    [t('network.message.meaning'), words],
    [t('network.message.size'), amountOf(message.bytes)],
  ]
  return (
    <section className="network__side" aria-label={t('network.message.title')}>
      <SideHead title={t('network.message.title')} onClose={onClose} />
      <dl className="facts">
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <Section title={t('network.message.devices')} count={message.devices.length}>
        {message.devices.length === 0 ? <p className="quiet">{t('network.message.noDevices')}</p> : null}
        <ul className="message__devices">
          {message.devices.map((device) => (
            <li key={device}>{device}</li>
          ))}
        </ul>
      </Section>
      <Section className="message__excerpt" title={t('network.message.excerpt')} note={t('network.message.excerptNote')}>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long message can be scrolled by keyboard */}
        <pre tabIndex={0}>{message.excerpt}</pre>
      </Section>
    </section>
  )
}
