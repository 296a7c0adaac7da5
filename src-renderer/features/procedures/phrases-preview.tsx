/** A call as it may go: what is said, and what may follow. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PhraseList } from '../../../src-preload/contract/procedures.types.ts'
import { ANY_DEVICE, ANY_HOTLINE, fill } from '../../../src-preload/contract/script-words.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useProcedureReader } from '../../state/procedures.ts'
import { Section } from '../../ui/section.tsx'
import { Filled } from './filled.tsx'

export function PhrasesPreview({ list: { phrases } }: { list: PhraseList }) {
  const { t } = useTranslation()
  const { language } = useFormat()
  const { script } = useProcedureReader()
  const [said, setSaid] = useState<readonly string[]>([])
  const first = phrases[0]
  const current = phrases.find(({ id }) => id === said.at(-1)) ?? first
  if (!current) return null
  const service = script({ id: 'warning', version: 1 }).service[language]
  const blanks = { service, device: ANY_DEVICE[language], hotline: ANY_HOTLINE[language], place: '', hazard: '', symptom: '' }
  return (
    <Section title={t('procedures.preview.title')} note={t('procedures.preview.try')} className="section--first">
      <p className="said">
        <Filled stretches={fill(current.say[language], blanks)} />
      </p>
      <ul className="walk__answers">
        {current.next.flatMap((id) => {
          const next = phrases.find((phrase) => phrase.id === id)
          return next ? (
            <li key={id}>
              <button type="button" onClick={() => setSaid([...said, id])}>
                {next.occasion[language]}
              </button>
            </li>
          ) : (
            []
          )
        })}
        {said.length > 0 ? (
          <li>
            <button type="button" onClick={() => setSaid([])}>
              {t('procedures.preview.again')}
            </button>
          </li>
        ) : null}
      </ul>
    </Section>
  )
}
