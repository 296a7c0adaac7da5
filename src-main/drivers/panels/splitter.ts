/** A stream cut into messages: takes it in pieces as they arrive, and keeps between pieces what is no whole message yet. */
export abstract class Splitter<Found> {
  protected held: Buffer = Buffer.alloc(0)

  push(bytes: Buffer): Found[] {
    this.held = Buffer.concat([this.held, bytes])
    const found: Found[] = []
    for (let next = this.next(); next !== null; next = this.next()) found.push(next)
    return found
  }

  /** Hands on what came out of the bytes; says how much that was. */
  feed(bytes: Buffer, take: (found: Found) => void): number {
    const all = this.push(bytes)
    for (const found of all) take(found)
    return all.length
  }

  /** Takes the first message, or what can be none, from the held bytes; null when more must come first. */
  protected abstract next(): Found | null

  protected take(length: number): Buffer {
    const taken = this.held.subarray(0, length)
    this.held = this.held.subarray(length)
    return taken
  }
}
