/** The worker in which one map file is converted. */
import { parentPort, workerData } from 'node:worker_threads'
import { Refusal } from '../../kernel/refusal.ts'
import { convertPlan, type Wanted } from './convert.ts'

/** What it answers: what the file holds, or why it does not say. */
export type Answer = { converted: string } | { refusal: { code: string; status: number; message: string; reasons: readonly string[] } }

async function answer({ bytes, wanted }: { bytes: Uint8Array; wanted: Wanted }): Promise<Answer> {
  try {
    return { converted: JSON.stringify(await convertPlan(bytes, wanted)) }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const { code, status, message, reasons } = error
    return { refusal: { code, status, message, reasons } }
  }
}

parentPort?.postMessage(await answer(workerData))
