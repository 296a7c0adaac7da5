/** Work that takes seconds runs in a thread of its own: an alarm must not wait for it. */
import { Worker } from 'node:worker_threads'

const LIMITS = { maxOldGenerationSizeMb: 1500 }
const LONGEST_MS = 60_000

/** The first message of the worker in this file. `tooMuch`: the error when it takes more than 1.5 GB or a minute, or fails. */
export async function answerAside<T>(file: string, workerData: unknown, tooMuch: Error): Promise<T> {
  const worker = new Worker(file, { workerData, resourceLimits: LIMITS })
  const { promise, resolve, reject } = Promise.withResolvers<T>()
  const fail = () => reject(tooMuch)
  const timer = setTimeout(fail, LONGEST_MS)
  worker.once('message', resolve)
  worker.once('error', fail)
  worker.once('exit', fail)
  try {
    return await promise
  } finally {
    clearTimeout(timer)
    await worker.terminate()
  }
}
