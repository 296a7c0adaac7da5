/** The script of annex A.1, as data. */

import warning from '../../../resources/scripts/warning.json'
import { WarningScript } from '../../../src-preload/contract/procedures.types.ts'

export const warningScript: WarningScript = WarningScript.parse(warning)
