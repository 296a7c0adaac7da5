/** What the desk did not take, and why; it stays until the person has seen it. */
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/use-format.ts'
import { Button } from '../../ui/button.tsx'
import { useHandsetDesk } from '../handset-context.tsx'
import { useHandset } from '../handset-state.ts'
import { useActWords } from '../use-act-words.ts'
import { useRefusalWords } from '../use-refusal-words.ts'

export function RefusedList() {
  const { t } = useTranslation()
  const { dismiss } = useHandsetDesk()
  const words = useActWords()
  const why = useRefusalWords()
  const format = useFormat()
  const entries = useHandset((state) => state.entries)
  return entries.map(({ item: { id, at, act }, fate }) =>
    fate.is === 'refused' ? (
      <div key={id} className="alert-line" role="alert">
        <span>
          <b>
            {t('handset.refused.title')}　{words(act)} {format.shortClock(at)}
          </b>
          <span>{why(fate.code)}</span>
        </span>
        <Button onClick={() => dismiss(id)}>{t('handset.refused.dismiss')}</Button>
      </div>
    ) : null,
  )
}
