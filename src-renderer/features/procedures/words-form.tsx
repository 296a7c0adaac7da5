/** The words of a script in both languages. Its branches are those of annex A and stay. */
import { useTranslation } from 'react-i18next'
import { type ProcedureDocument, SCRIPT_BLANKS } from '../../../src-preload/contract/procedures.types.ts'
import { Section } from '../../ui/section.tsx'
import { useOutline } from './use-outline.ts'
import { WordsField } from './words-field.tsx'

export function WordsForm({ procedure }: { procedure: ProcedureDocument }) {
  const { t } = useTranslation()
  const outline = useOutline()
  return (
    <>
      <p className="quiet">
        {t('procedures.draft.blanks')} {SCRIPT_BLANKS.map((blank) => `{{${blank}}} ${t(`procedures.blank.${blank}`)}`).join('　')}
      </p>
      {outline(procedure).map(({ key, title, clause, lines }) => (
        <Section key={key} title={title} note={clause?.replace('N-', '')}>
          {lines.map(({ key: line, path, label, words }) =>
            path === null ? (
              words['zh-CN'] === '' ? null : (
                <p key={line} className="quiet">
                  {label}　{words['zh-CN']}
                </p>
              )
            ) : (
              <WordsField key={line} label={label} path={path} words={words} />
            ),
          )}
        </Section>
      ))}
    </>
  )
}
