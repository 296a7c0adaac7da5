/** Words of the desk for everybody. */
import { useTranslation } from 'react-i18next'
import type { Notice } from '../../src-preload/contract/picture.contract.ts'
import { useFormat } from '../i18n/use-format.ts'

export function Notices({ notices }: { notices: readonly Notice[] }) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <section className="part">
      <h2>{t('handset.notices.title')}</h2>
      {notices.length === 0 ? <p className="quiet-words">{t('handset.notices.none')}</p> : null}
      <ul className="rows">
        {notices.map(({ id, text, important, by, at }) => (
          <li key={id}>
            <span className={important ? 'rows__strong' : undefined}>{text}</span>
            <span className="quiet-words">{t('handset.notices.from', { name: by, time: format.shortClock(at) })}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
