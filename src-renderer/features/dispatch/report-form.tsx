/** Notes what somebody on the spot says over the radio, with a picture where they sent one. */
import { type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { base64Of } from '../../client/read-file.ts'
import { Refused } from '../../i18n/refused.tsx'
import { give } from '../../state/commands.ts'
import { useSeat } from '../../state/seat-context.tsx'
import { useAct } from '../../state/use-act.ts'
import { Button } from '../../ui/button.tsx'

interface ReportFormProps {
  incident: string
  staff: string
  onDone: () => void
}

export function ReportForm({ incident, staff, onDone }: ReportFormProps) {
  const { t } = useTranslation()
  const { client } = useSeat()
  const { act, failure } = useAct()
  const [text, setText] = useState('')
  const [photos, setPhotos] = useState<string[]>([])
  const isReady = text.trim() !== '' || photos.length > 0
  const save = () => {
    if (!isReady) return
    void give(client, 'progress', incident, { staff, text: text.trim(), photos }).then((taken) => {
      if (taken) onDone()
    })
  }
  const keep = async (file: File) => {
    const kept = await act(async () => client.attachments.put({ base64: await base64Of(file) }))
    if (kept) setPhotos((before) => [...new Set([...before, kept.id])])
  }
  const keys = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter') save()
    else if (event.key === 'Escape') onDone()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <>
      <div className="order-sheet__reason">
        <input
          className="field"
          // biome-ignore lint/a11y/noAutofocus: the operator chose to write here
          autoFocus
          maxLength={1000}
          aria-label={t('dispatch.report.label')}
          placeholder={t('dispatch.report.label')}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={keys}
        />
        <label className="button button--normal">
          {photos.length > 0 ? t('dispatch.report.added', { count: photos.length }) : t('dispatch.report.add')}
          <input
            type="file"
            className="order-sheet__file"
            accept="image/jpeg,image/png"
            onChange={({ target: { files } }) => {
              const [file] = files ?? []
              if (file) void keep(file)
            }}
          />
        </label>
        <Button keyName={t('incidents.hint.enter')} disabled={!isReady} onClick={save}>
          {t('dispatch.report.save')}
        </Button>
        <Button keyName="Esc" onClick={onDone}>
          {t('common.act.cancel')}
        </Button>
      </div>
      <Refused failure={failure} words="dispatch.refusal" />
    </>
  )
}
