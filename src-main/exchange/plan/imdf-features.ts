/** A feature of an IMDF file, and its labels in several languages. */
import { known, recordOf, textOf } from './found.ts'

export interface ImdfFeature {
  /** `unit`, `opening`, … */
  kind: string
  id: string
  geometry: unknown
  properties: Record<string, unknown>
}

export interface Label {
  name?: string
  nameEn?: string
}

/** By language, `{"en": "Hall 3"}`; some write a plain text. Chinese first, then the language of the place, then English. */
export function labelOf(value: unknown): Label {
  const plain = textOf(value)
  if (plain) return { name: plain }
  const texts = Object.entries(recordOf(value)).flatMap(([language, text]): [string, string][] => {
    const words = textOf(text)
    return words ? [[language.toLowerCase(), words]] : []
  })
  const inLanguage = (wanted: string) => texts.find(([language]) => language.startsWith(wanted))?.[1]
  const local = texts.find(([language]) => !language.startsWith('en'))?.[1]
  const nameEn = inLanguage('en')
  return known({ name: inLanguage('zh-hans') ?? inLanguage('zh') ?? local ?? nameEn, nameEn })
}
