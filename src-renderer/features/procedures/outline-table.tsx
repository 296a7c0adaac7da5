/** The words of a procedure in both languages, part by part. */
import { useTranslation } from 'react-i18next'
import type { Part } from './outline.rules.ts'

export function OutlineTable({ parts }: { parts: readonly Part[] }) {
  const { t } = useTranslation()
  return (
    <table className="outline">
      <thead>
        <tr>
          <th scope="col" aria-label={t('procedures.field.words')} />
          <th scope="col">{t('procedures.field.zh-CN')}</th>
          <th scope="col">{t('procedures.field.en')}</th>
        </tr>
      </thead>
      {parts.map(({ key, title, clause, lines }) => (
        <tbody key={key}>
          <tr>
            <th scope="rowgroup" colSpan={3}>
              {title} <small>{clause?.replace('N-', '')}</small>
            </th>
          </tr>
          {lines
            .filter(({ words }) => words['zh-CN'] !== '')
            .map(({ key: line, path, label, words }) => (
              <tr key={line}>
                <td>{label}</td>
                {path === null ? (
                  <td colSpan={2} className="quiet">
                    {words['zh-CN']}
                  </td>
                ) : (
                  <>
                    <td lang="zh-CN">{words['zh-CN']}</td>
                    <td lang="en">{words.en}</td>
                  </>
                )}
              </tr>
            ))}
        </tbody>
      ))}
    </table>
  )
}
