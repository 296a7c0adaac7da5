/** Contrast of every text that a page shows, computed from its styles after WCAG 2: ink over whatever colours lie under it. */
import type { Page } from '@playwright/test'

export interface Faint {
  text: string
  ratio: number
}

/** Texts under `least`; those drawn on a canvas are not looked at. */
export const faintTexts = (page: Page, least: number): Promise<Faint[]> =>
  page.evaluate((lowest) => {
    type Colour = [red: number, green: number, blue: number, alpha: number]
    const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true })
    const colourOf = (css: string): Colour => {
      if (!canvas) throw new Error('This browser has no canvas')
      canvas.clearRect(0, 0, 1, 1)
      canvas.fillStyle = css
      canvas.fillRect(0, 0, 1, 1)
      const [red = 0, green = 0, blue = 0, alpha = 0] = canvas.getImageData(0, 0, 1, 1).data
      return [red, green, blue, alpha / 255]
    }
    const over = (top: Colour, under: Colour): Colour => {
      const mix = (index: 0 | 1 | 2) => top[index] * top[3] + under[index] * (1 - top[3])
      return [mix(0), mix(1), mix(2), 1]
    }
    const groundOf = (element: Element | null): Colour => {
      if (!element) return [255, 255, 255, 1]
      const own = colourOf(getComputedStyle(element).backgroundColor)
      return own[3] === 1 ? own : over(own, groundOf(element.parentElement))
    }
    const luminance = (colour: Colour): number => {
      const linear = (index: 0 | 1 | 2) => {
        const value = colour[index] / 255
        return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
      }
      return 0.2126 * linear(0) + 0.7152 * linear(1) + 0.0722 * linear(2)
    }
    const faint: { text: string; ratio: number }[] = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
      const text = walker.currentNode.textContent?.trim() ?? ''
      const element = walker.currentNode.parentElement
      if (text === '' || !element?.checkVisibility({ visibilityProperty: true }) || element.closest('.unseen, script, style')) continue
      const ground = groundOf(element)
      const [ink, under] = [luminance(over(colourOf(getComputedStyle(element).color), ground)), luminance(ground)]
      const ratio = (Math.max(ink, under) + 0.05) / (Math.min(ink, under) + 0.05)
      if (ratio < lowest) faint.push({ text, ratio: Math.round(ratio * 100) / 100 })
    }
    return faint
  }, least)
