/** A button that lets a file be chosen. */
import { useRef } from 'react'
import { Button } from '../../ui/button.tsx'

interface FileButtonProps {
  label: string
  /** Endings as the browser takes them, e.g. `.pmtiles,.mbtiles`. */
  accept: string
  look?: 'next' | 'normal'
  disabled?: boolean
  onFile: (file: File) => void
}

export function FileButton({ label, accept, look = 'normal', disabled, onFile }: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <input
        ref={input}
        type="file"
        className="unseen"
        tabIndex={-1}
        accept={accept}
        aria-label={label}
        onChange={(event) => {
          const [file] = event.target.files ?? []
          // The same file may be chosen again after it was mended.
          event.target.value = ''
          if (file) onFile(file)
        }}
      />
      <Button look={look} disabled={disabled} onClick={() => input.current?.click()}>
        {label}…
      </Button>
    </>
  )
}
