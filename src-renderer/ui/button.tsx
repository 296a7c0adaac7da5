/** A button with its key on it; `next` is the one thing to do now, `judge` a choice of equal weight. */
import type { ButtonHTMLAttributes } from 'react'
import { KeyCap } from './key-cap.tsx'

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  look?: 'next' | 'judge' | 'normal' | 'plain'
  tall?: boolean
  keyName?: string
}

export function Button({ look = 'normal', tall = false, keyName, className = '', children, ...rest }: ButtonProps) {
  const classes = `button button--${look} ${tall ? 'button--tall' : ''} ${className}`
  return (
    <button type="button" className={classes} aria-keyshortcuts={keyName} {...rest}>
      <span>{children}</span>
      {keyName ? <KeyCap>{keyName}</KeyCap> : null}
    </button>
  )
}
