/** Large files on their way between the seat and the core, in pieces; `onPart` hears the share that is done, 0 … 1. */
import type { ContractClient } from '../../src-preload/contract/index.ts'
import { PIECE } from '../../src-preload/contract/plan.contract.ts'
import { base64Of } from './read-file.ts'
import { bytesOf } from './save-file.ts'

export interface Journey {
  onPart: (part: number) => void
  signal: AbortSignal
}

/** Id of the sent file. Errors: those of `plan.beginFile` and `plan.sendPiece`; `AbortError` when it was called off. */
export async function sendFile({ plan }: ContractClient, file: File, { onPart, signal }: Journey): Promise<string> {
  const { file: id } = await plan.beginFile({ name: file.name.slice(-200), bytes: file.size }, { signal })
  for (let offset = 0; offset < file.size; offset += PIECE) {
    signal.throwIfAborted()
    const piece = file.slice(offset, offset + PIECE)
    await plan.sendPiece({ file: id, offset, base64: await base64Of(piece) }, { signal })
    onPart(Math.min(1, (offset + PIECE) / file.size))
  }
  return id
}

/** The bytes of a file the core packed. Errors: those of `plan.readPiece`; `AbortError` when it was called off. */
export async function readPacked({ plan }: ContractClient, packed: { file: string; bytes: number }, journey: Journey): Promise<Blob> {
  const pieces: Uint8Array<ArrayBuffer>[] = []
  for (let offset = 0; offset < packed.bytes; ) {
    journey.signal.throwIfAborted()
    const { base64 } = await plan.readPiece({ file: packed.file, offset }, { signal: journey.signal })
    const piece = bytesOf(base64)
    if (piece.length === 0) throw new Error('The packed file ended early.')
    pieces.push(piece)
    offset += piece.length
    journey.onPart(offset / packed.bytes)
  }
  return new Blob(pieces)
}
