/** What stands in a surface that has nothing, not yet, or cannot show it. */
import type { ReactNode } from 'react'
import { Button } from './button.tsx'

export function EmptyBlock({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="block">
      <b>{title}</b>
      {children}
    </div>
  )
}

export function LoadingBlock({ text }: { text: string }) {
  return (
    <div className="block" role="status">
      {text}
    </div>
  )
}

export function ErrorBlock({ title, retry, onRetry }: { title: string; retry: string; onRetry: () => void }) {
  return (
    <div className="block" role="alert">
      <b>{title}</b>
      <Button onClick={onRetry}>{retry}</Button>
    </div>
  )
}
