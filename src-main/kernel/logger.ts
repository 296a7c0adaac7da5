/** The running log: pino JSON lines on stderr, so that stdout stays for what programs read. */
import pino from 'pino'

export type Logger = Pick<pino.Logger, 'info' | 'warn' | 'error' | 'debug'>

export const createLogger = (level = process.env.WATCHROOM_LOG ?? 'info'): Logger =>
  pino({ name: 'watchroom', level }, pino.destination({ dest: 2, sync: true }))
export const silentLogger: Logger = pino({ level: 'silent' })
