/** Files that the core made, saved by the browser. */
export const bytesOf = (base64: string) => Uint8Array.from(atob(base64), (letter) => letter.codePointAt(0) ?? 0)

interface SavedFile {
  name: string
  mime: string
  content: BlobPart
}

export const saveFile = ({ name, mime, content }: SavedFile): void => {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([content], { type: mime }))
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
}
