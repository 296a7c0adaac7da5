/** A sheet from below, within reach of the thumb; Escape, the back of it and its own key close it. */
import { type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'

interface SheetProps {
  title: string
  onClose: () => void
  children: ReactNode
}

export function Sheet({ title, onClose, children }: SheetProps) {
  const { t } = useTranslation()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    dialog.current?.showModal()
    // A keyboard that comes up unasked would cover the camera.
    dialog.current?.querySelector<HTMLElement>('h2')?.focus()
  }, [])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a dialog by itself
    <dialog
      ref={dialog}
      className="sheet-below"
      aria-label={title}
      onClose={onClose}
      onClick={({ target }) => target === dialog.current && onClose()}
    >
      <div>
        <h2 tabIndex={-1}>{title}</h2>
        {children}
        <Button look="plain" className="wide-key" onClick={onClose}>
          {t('handset.sheet.close')}
        </Button>
      </div>
    </dialog>
  )
}
