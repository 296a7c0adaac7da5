/** Converts a map file in a thread of its own: a large one takes seconds, and an alarm must not wait for it. */
import { extname, join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { Converted } from '../../../src-preload/contract/plan.contract.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { Wanted } from './convert.ts'
import type { Answer } from './convert-worker.ts'
import { broken } from './found.ts'

const LIMITS = { maxOldGenerationSizeMb: 1500 }
const LONGEST_MS = 60_000
/** Beside this file, in the sources as well as built. */
const WORKER = join(import.meta.dirname, `convert-worker${extname(import.meta.filename)}`)

/**
 * As `convertPlan`, and with its errors. Errors besides: 422 `import.broken` `tooLarge` when it takes more than 1.5 GB or a minute,
 * or when the reader itself fails.
 */
export async function convertAside(bytes: Uint8Array, wanted: Wanted): Promise<Converted> {
  const answer = await answerOf(new Worker(WORKER, { workerData: { bytes, wanted }, resourceLimits: LIMITS }))
  if ('refusal' in answer) {
    const { code, status, message, reasons } = answer.refusal
    throw new Refusal(code, status, message, reasons)
  }
  return JSON.parse(answer.converted) as Converted
}

async function answerOf(worker: Worker): Promise<Answer> {
  const tooLarge = broken('tooLarge', 'This file takes too much to read; cut out what belongs to the site')
  const { promise, resolve, reject } = Promise.withResolvers<Answer>()
  const timer = setTimeout(() => reject(tooLarge), LONGEST_MS)
  worker.once('message', resolve)
  worker.once('error', () => reject(tooLarge))
  worker.once('exit', () => reject(tooLarge))
  try {
    return await promise
  } finally {
    clearTimeout(timer)
    await worker.terminate()
  }
}
