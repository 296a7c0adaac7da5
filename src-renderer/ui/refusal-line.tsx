/** A refusal beside what was asked for; it is read out at once. */
import type { ReactNode } from 'react'

export const RefusalLine = ({ children }: { children: ReactNode }) => (
  <p className="refusal" role="alert">
    {children}
  </p>
)
