/** What stands on every printed page: document at the top, time of print and page number at the bottom. Only a sheet can say it. */
import { useEffect } from 'react'

export interface RunningHead {
  left: string
  right: string
  foot: string
}

/** A string of CSS; line breaks and quotation marks must not end it. */
const quoted = (text: string): string => `"${text.replace(/[\\"\n\r]/g, (mark) => `\\${mark.codePointAt(0)?.toString(16)} `)}"`

const TYPE = 'font: 8.5pt "Noto Sans SC", sans-serif; color: #47545e;'

const rule = ({ left, right, foot }: RunningHead): string => `@page paper {
  @top-left { content: ${quoted(left)}; ${TYPE} }
  @top-right { content: ${quoted(right)}; ${TYPE} }
  @bottom-left { content: ${quoted(foot)}; ${TYPE} }
  @bottom-right { content: counter(page) " / " counter(pages); ${TYPE} }
}`

export function useRunningHead({ left, right, foot }: RunningHead): void {
  useEffect(() => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(rule({ left, right, foot }))
    document.adoptedStyleSheets.push(sheet)
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet)
    }
  }, [left, right, foot])
}
