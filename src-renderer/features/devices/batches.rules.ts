/** The core takes orders for at most 5,000 devices at a time. Pure. */
const MOST = 5_000

/** One batch after the other; the answer of the last one. */
export const inBatches = async <T>(devices: readonly string[], order: (batch: string[]) => Promise<T>): Promise<T | null> => {
  let answer: T | null = null
  for (let at = 0; at < devices.length; at += MOST) answer = await order(devices.slice(at, at + MOST))
  return answer
}
