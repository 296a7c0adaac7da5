/** Why, in one press; or in a few words. */
import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Sheet } from './sheet.tsx'

const MOST = 200

interface ReasonSheetProps {
  title: string
  reasons: readonly string[]
  other: { name: string; label: string; send: string }
  onReason: (reason: string) => void
  onClose: () => void
}

export function ReasonSheet({ title, reasons, other, onReason, onClose }: ReasonSheetProps) {
  const [text, setText] = useState<string | null>(null)
  const say = (reason: string) => {
    onReason(reason)
    onClose()
  }
  if (text !== null) {
    return (
      <Sheet title={title} onClose={onClose}>
        <textarea
          // biome-ignore lint/a11y/noAutofocus: the person chose to write here
          autoFocus
          className="field"
          rows={3}
          maxLength={MOST}
          aria-label={other.label}
          placeholder={other.label}
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
        <Button look="next" className="wide-key" disabled={text.trim() === ''} onClick={() => say(text.trim())}>
          {other.send}
        </Button>
      </Sheet>
    )
  }
  return (
    <Sheet title={title} onClose={onClose}>
      {reasons.map((reason) => (
        <Button key={reason} className="wide-key" onClick={() => say(reason)}>
          {reason}
        </Button>
      ))}
      <Button className="wide-key" onClick={() => setText('')}>
        {other.name}
      </Button>
    </Sheet>
  )
}
