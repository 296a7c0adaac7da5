/** The figures and the incidents behind them as files for the office, in the seat's language. */
import { useTranslation } from 'react-i18next'
import { bytesOf, saveFile } from '../../client/save-file.ts'
import { useFailureWords } from '../../i18n/refused.tsx'
import { useSeat } from '../../state/seat-context.tsx'
import { useSettings } from '../../state/settings.ts'
import { useAct } from '../../state/use-act.ts'
import { Button } from '../../ui/button.tsx'
import { RefusalLine } from '../../ui/refusal-line.tsx'

const FILES = [
  { words: 'xlsx', what: 'summary', format: 'xlsx' },
  { words: 'csv', what: 'summary', format: 'csv' },
  { words: 'list', what: 'incidents', format: 'xlsx' },
] as const

export function ExportButtons({ from, to }: { from: string; to: string }) {
  const { t } = useTranslation()
  const { client } = useSeat()
  const language = useSettings((settings) => settings.language)
  const { act, busy, failure } = useAct()
  const plain = useFailureWords()
  const save = async ({ what, format }: (typeof FILES)[number]) => {
    const file = await act(() => client.figures.export({ from, to, what, format, language }))
    if (file) saveFile({ name: file.name, mime: file.mime, content: bytesOf(file.base64) })
  }
  return (
    <div className="page__count figures-page__acts">
      {failure ? <RefusalLine>{failure.code === 'figures.tooMany' ? t('figures.page.tooMany') : plain(failure)}</RefusalLine> : null}
      {FILES.map((file) => (
        <Button key={file.words} disabled={busy} onClick={() => void save(file)}>
          {t(`figures.page.${file.words}`)}
        </Button>
      ))}
    </div>
  )
}
