/** Holds what may fail: the rest of the seat lives on when it does. */
import { Component, type ReactNode } from 'react'

interface FailsafeProps {
  /** Shown instead of what failed. */
  instead: ReactNode
  children: ReactNode
}

export class Failsafe extends Component<FailsafeProps, { failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true }
  }

  override render(): ReactNode {
    return this.state.failed ? this.props.instead : this.props.children
  }
}
