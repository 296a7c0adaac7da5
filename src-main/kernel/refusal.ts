/** A command that was understood and refused. Not a fault: the caller is told why and nothing has changed. */
export class Refusal extends Error {
  readonly code: string
  readonly status: number
  readonly reasons: readonly string[]

  /** `code` is stable and worded by the seat, e.g. `incident.readingsNotNormal`; `status` is the HTTP status. */
  constructor(code: string, status: number, message: string, reasons: readonly string[] = []) {
    super(message)
    this.name = 'Refusal'
    this.code = code
    this.status = status
    this.reasons = reasons
  }
}
