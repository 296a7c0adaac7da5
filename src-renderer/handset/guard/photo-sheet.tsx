/** Photos from the spot, made small before they are kept. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { smallPhoto } from '../small-photo.ts'
import { Sheet } from './sheet.tsx'

const MOST_PHOTOS = 4
const MOST_WORDS = 500

export function PhotoSheet({ onPhotos, onClose }: { onPhotos: (photos: string[], text: string) => void; onClose: () => void }) {
  const { t } = useTranslation()
  const [photos, setPhotos] = useState<string[]>([])
  const [text, setText] = useState('')
  const [state, setState] = useState<'ready' | 'busy' | 'failed'>('ready')
  const take = async (files: readonly File[]) => {
    setState('busy')
    try {
      const made: string[] = []
      for (const file of files.slice(0, MOST_PHOTOS - photos.length)) made.push(await smallPhoto(file))
      setPhotos((before) => [...before, ...made])
      setState('ready')
    } catch {
      setState('failed')
    }
  }
  const send = () => {
    onPhotos(photos, text.trim())
    onClose()
  }
  return (
    <Sheet title={t('handset.photo.title')} onClose={onClose}>
      {photos.length > 0 ? (
        <div className="photos">
          {photos.map((photo, at) => (
            <img key={photo.slice(-40)} src={`data:image/jpeg;base64,${photo}`} alt={t('handset.photo.alt', { n: at + 1 })} />
          ))}
        </div>
      ) : null}
      {state === 'ready' ? null : (
        <p className="quiet-words" role={state === 'failed' ? 'alert' : 'status'}>
          {t(`handset.photo.${state}`)}
        </p>
      )}
      {photos.length < MOST_PHOTOS ? (
        <label className="button button--normal wide-key">
          {t(photos.length === 0 ? 'handset.tool.photo' : 'handset.photo.more')}
          <input
            type="file"
            className="unseen"
            accept="image/*"
            capture="environment"
            multiple
            onChange={({ target }) => {
              void take([...(target.files ?? [])])
              target.value = ''
            }}
          />
        </label>
      ) : (
        <p className="quiet-words">{t('handset.photo.most')}</p>
      )}
      {photos.length > 0 ? (
        <>
          <input
            className="field"
            maxLength={MOST_WORDS}
            aria-label={t('handset.photo.label')}
            placeholder={t('handset.photo.label')}
            value={text}
            onChange={({ target }) => setText(target.value)}
          />
          <Button look="next" className="wide-key" disabled={state === 'busy'} onClick={send}>
            {t('handset.photo.send', { count: photos.length })}
          </Button>
        </>
      ) : null}
    </Sheet>
  )
}
