/** Text files as people save them: UTF-8, or GB 18030 from programs on Chinese systems that were not told otherwise. */
export function plainText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}
