/** Builds what is out of date, once before the process tests; in `npm test` it is built already. */
import { ensureBuilt } from '../../../src-main/launch/prepare.mjs'

export const setup = (): Promise<void> => ensureBuilt()
