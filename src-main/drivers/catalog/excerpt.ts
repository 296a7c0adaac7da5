/** The beginning of a message as text for the inspector; bytes that are no text as hex. */
const LONGEST = 300

export function excerptOf(payload: Buffer): string {
  const text = payload.subarray(0, LONGEST).toString('utf8')
  // biome-ignore lint/suspicious/noControlCharactersInRegex: binary frames are told from text by them.
  const isText = !/[\u0000-\u0008\u000e-\u001f\ufffd]/.test(text.slice(0, -3))
  return (isText ? text : payload.subarray(0, LONGEST / 2).toString('hex')).slice(0, LONGEST)
}
