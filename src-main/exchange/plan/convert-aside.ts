/** Converts a map file in a thread of its own. */
import { extname, join } from 'node:path'
import type { Converted } from '../../../src-preload/contract/plan.contract.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { answerAside } from '../aside.ts'
import type { Wanted } from './convert.ts'
import type { Answer } from './convert-worker.ts'
import { broken } from './found.ts'

/** Beside this file, in the sources as well as built. */
const WORKER = join(import.meta.dirname, `convert-worker${extname(import.meta.filename)}`)

/**
 * As `convertPlan`, and with its errors. Errors besides: 422 `import.broken` `tooLarge` when it takes more than 1.5 GB or a minute,
 * or when the reader itself fails.
 */
export async function convertAside(bytes: Uint8Array, wanted: Wanted): Promise<Converted> {
  const tooLarge = broken('tooLarge', 'This file takes too much to read; cut out what belongs to the site')
  const answer = await answerAside<Answer>(WORKER, { bytes, wanted }, tooLarge)
  if ('refusal' in answer) {
    const { code, status, message, reasons } = answer.refusal
    throw new Refusal(code, status, message, reasons)
  }
  return JSON.parse(answer.converted) as Converted
}
