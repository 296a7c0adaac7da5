/** The camera as a reader of QR codes: the browser's own where it has one, else jsQR. */
import { type RefObject, useEffect, useRef, useState } from 'react'

/** How often a picture is looked at, in ms: often enough for a hand, seldom enough for a battery. */
const LOOK_MS = 200
/** Width of the picture that is looked at, in px. */
const LOOK_PX = 640

type Reader = (video: HTMLVideoElement) => Promise<string | null>

interface Detector {
  detect: (source: CanvasImageSource) => Promise<{ rawValue: string }[]>
}

const ownReader = (): Reader | null => {
  const Own = (globalThis as { BarcodeDetector?: new (of: { formats: string[] }) => Detector }).BarcodeDetector
  if (!Own) return null
  const detector = new Own({ formats: ['qr_code'] })
  return async (video) => (await detector.detect(video))[0]?.rawValue ?? null
}

const libraryReader = async (): Promise<Reader> => {
  const { default: readCode } = await import('jsqr')
  const canvas = document.createElement('canvas')
  const pen = canvas.getContext('2d', { willReadFrequently: true })
  return async (video) => {
    canvas.width = LOOK_PX
    canvas.height = Math.round((LOOK_PX * video.videoHeight) / Math.max(1, video.videoWidth))
    if (!pen || canvas.height === 0) return null
    pen.drawImage(video, 0, 0, canvas.width, canvas.height)
    const { data, width, height } = pen.getImageData(0, 0, canvas.width, canvas.height)
    return readCode(data, width, height)?.data ?? null
  }
}

/** True while the camera looks; the first code that is read ends it. */
export const useScanner = (screen: RefObject<HTMLVideoElement | null>, onCode: (text: string) => void): boolean => {
  const [isScanning, setScanning] = useState(false)
  const read = useRef(onCode)
  read.current = onCode
  useEffect(() => {
    let isOver = false
    let stream: MediaStream | null = null
    const look = async () => {
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } })
      const video = screen.current
      if (isOver || !video) return
      setScanning(true)
      video.srcObject = stream
      await video.play()
      let reader = ownReader() ?? (await libraryReader())
      while (!isOver) {
        // Some browsers have a reader that cannot read.
        const text = await reader(video).catch(async () => {
          reader = await libraryReader()
          return null
        })
        if (text && !isOver) return read.current(text)
        await new Promise((done) => setTimeout(done, LOOK_MS))
      }
    }
    const stop = () => {
      for (const track of stream?.getTracks() ?? []) track.stop()
    }
    void look()
      .catch(() => setScanning(false))
      .finally(() => isOver && stop())
    return () => {
      isOver = true
      stop()
    }
  }, [screen])
  return isScanning
}
