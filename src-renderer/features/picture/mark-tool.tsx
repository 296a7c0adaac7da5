/** Marks at the map of the desk: choose one, say a few words, click where it goes; click one to take it away. */
import './picture.css'
import { IconMapPinPlus } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Mark, MarkKind } from '../../../src-preload/contract/picture.contract.ts'
import type { Failure } from '../../client/errors.ts'
import { Refused } from '../../i18n/refused.tsx'
import { useFormat } from '../../i18n/use-format.ts'
import { MarkIcon } from '../../map/marks/mark-icon.tsx'
import { useBoard } from '../../state/board.ts'
import { Button } from '../../ui/button.tsx'
import { useEscape } from '../../ui/use-escape.ts'
import { useHotKey } from '../../ui/use-hot-key.ts'
import { useMarkDesk } from './mark-desk.ts'

/** What was done is offered to be undone for so long, in ms. */
const UNDO_MS = 12_000

interface MarkToolProps {
  onRemove: (id: string) => void
  onUndo: () => void
  failure: Failure | null
}

export function MarkTool({ onRemove, onUndo, failure }: MarkToolProps) {
  const { t } = useTranslation()
  const { isOpen, chosen } = useMarkDesk()
  const mark = useBoard((board) => board.marks.get(chosen ?? ''))
  useHotKey('j', () => useMarkDesk.setState({ isOpen: true }), !isOpen)
  return (
    <div className="mark-tool" data-keep-free>
      {isOpen ? (
        <MarkPalette />
      ) : mark ? (
        <ChosenMark mark={mark} onRemove={onRemove} />
      ) : (
        <Button keyName="J" onClick={() => useMarkDesk.setState({ isOpen: true })}>
          <IconMapPinPlus size={16} aria-hidden="true" /> {t('picture.mark.begin')}
        </Button>
      )}
      <LastDone onUndo={onUndo} />
      <Refused failure={failure} words="picture.refusal" />
    </div>
  )
}

function MarkPalette() {
  const { t } = useTranslation()
  const { placing, close } = useMarkDesk()
  const [text, setText] = useState('')
  useEscape(close)
  return (
    <section className="mark-palette" aria-label={t('picture.mark.title')}>
      <div className="mark-palette__kinds">
        {MarkKind.options.map((kind) => (
          <Button
            key={kind}
            look={placing?.kind === kind ? 'judge' : 'normal'}
            aria-pressed={placing?.kind === kind}
            onClick={() => useMarkDesk.setState({ placing: { kind, text } })}
          >
            <MarkIcon kind={kind} /> {t(`picture.kind.${kind}`)}
          </Button>
        ))}
      </div>
      <input
        className="field"
        aria-label={t('picture.mark.text')}
        placeholder={t('picture.mark.text')}
        maxLength={60}
        value={text}
        onChange={({ target }) => {
          setText(target.value)
          if (placing) useMarkDesk.setState({ placing: { ...placing, text: target.value } })
        }}
      />
      <p>{t(placing ? 'picture.mark.how' : 'picture.mark.choose')}</p>
    </section>
  )
}

function ChosenMark({ mark: { id, kind, text, by, at, incident }, onRemove }: { mark: Mark; onRemove: (id: string) => void }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { close } = useMarkDesk()
  useEscape(close)
  return (
    <section className="mark-palette" aria-label={t('picture.mark.title')}>
      <b>{[t(`picture.kind.${kind}`), text].filter(Boolean).join('　')}</b>
      <p>
        {t('picture.mark.by', { name: by, time: format.shortClock(at) })}
        {incident ? `　${t('picture.mark.forIncident')}` : ''}
      </p>
      <Button onClick={() => onRemove(id)}>{t('picture.mark.remove')}</Button>
    </section>
  )
}

function LastDone({ onUndo }: { onUndo: () => void }) {
  const { t } = useTranslation()
  const last = useMarkDesk((desk) => desk.last)
  useEffect(() => {
    if (!last) return
    const timer = setTimeout(() => useMarkDesk.setState({ last: null }), UNDO_MS)
    return () => clearTimeout(timer)
  }, [last])
  useEffect(() => {
    if (!last) return
    const press = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'z' || !(event.ctrlKey || event.metaKey) || event.target instanceof HTMLInputElement) return
      event.preventDefault()
      onUndo()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [last, onUndo])
  if (!last) return null
  const { kind, text } = last.mark
  return (
    <p className="mark-tool__last" role="status">
      {t(`picture.mark.${last.did}`, { what: text || t(`picture.kind.${kind}`) })}
      <Button keyName="Ctrl+Z" onClick={onUndo}>
        {t('picture.mark.undo')}
      </Button>
    </p>
  )
}
