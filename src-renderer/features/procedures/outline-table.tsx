/** The words of a procedure in both languages, part by part. */
import { useTranslation } from 'react-i18next'
import { labelOf, type Part } from './outline.rules.ts'
import './procedures.css'

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
            .map((line) => (
              <tr key={line.key}>
                <td>{labelOf(line)}</td>
                {line.path === null ? (
                  <td colSpan={2} className="quiet">
                    {line.words['zh-CN']}
                  </td>
                ) : (
                  <>
                    <td lang="zh-CN">{line.words['zh-CN']}</td>
                    <td lang="en">{line.words.en}</td>
                  </>
                )}
              </tr>
            ))}
        </tbody>
      ))}
    </table>
  )
}
