/** `HOST:PORT` as it is written on a command line; IPv6 in brackets. */
export interface Address {
  host: string
  /** 0 picks a free one. */
  port: number
}

/** Errors: says what was given instead. */
export function addressOf(value: string): Address {
  const [, host, port] = /^(.+):(\d{1,5})$/.exec(value) ?? []
  if (host && port && Number(port) <= 65_535) return { host: host.replace(/^\[|\]$/g, ''), port: Number(port) }
  throw new Error(`${value} is not HOST:PORT`)
}

/** The same, or null for `off` and for nothing. */
export const addressOrOff = (value: string | undefined): Address | null => (!value || value === 'off' ? null : addressOf(value))
