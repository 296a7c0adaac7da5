/** The pointer goes away when nobody moves it: a wall has no mouse. */
import { useEffect } from 'react'

const HIDE_MS = 3_000

export function usePointerHides(): void {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const show = () => {
      document.body.classList.remove('wall-still')
      clearTimeout(timer)
      timer = setTimeout(() => document.body.classList.add('wall-still'), HIDE_MS)
    }
    show()
    window.addEventListener('pointermove', show)
    return () => {
      clearTimeout(timer)
      window.removeEventListener('pointermove', show)
    }
  }, [])
}
