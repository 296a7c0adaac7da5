/** Makes a photo small enough for a bad link: at most 1600 px on its longer side, JPEG. */
import { base64Of } from '../client/read-file.ts'

const LONGEST_PX = 1_600
const QUALITY = 0.8

/** Base64. Errors: rejects when it is no picture. */
export const smallPhoto = async (file: Blob): Promise<string> => {
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' })
  const scale = Math.min(1, LONGEST_PX / Math.max(picture.width, picture.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(picture.width * scale)
  canvas.height = Math.round(picture.height * scale)
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
  picture.close()
  const small = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', QUALITY))
  if (!small) throw new Error('The photo cannot be made small.')
  return base64Of(small)
}
