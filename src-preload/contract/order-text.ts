/** An order to somebody on the spot in words: who, where, what, which way, what to wear. The same is sent, read aloud and printed. */
import { z } from 'zod'
import { HazardKind } from './wire/words.ts'

/** Its sentences in one language, with blanks written `{{blank}}`. */
export const OrderSentences = z.object({
  go: z.string(),
  way: z.string(),
  straight: z.string(),
  gear: z.string(),
  answer: z.string(),
  comma: z.string(),
  gap: z.string(),
  hazard: z.record(HazardKind, z.string()),
})
export type OrderSentences = z.infer<typeof OrderSentences>

export interface OrderFacts {
  number: string
  name: string
  place: string
  hazard: HazardKind
  /** Streets and bridges as they are walked. */
  via: readonly string[]
  distanceM: number
  walkS: number
  /** What the playbook asks for before anybody goes in; null where it asks for nothing. */
  gear: string | null
  /** What the desk added. */
  remark: string | null
}

export function orderText(sentences: OrderSentences, facts: OrderFacts): string {
  const { number, name, place, hazard, via, distanceM, walkS, gear, remark } = facts
  const filled = (sentence: string, blanks: Record<string, string>) => sentence.replace(/{{(\w+)}}/g, (_, blank) => blanks[blank] ?? '')
  const walk = { metres: String(Math.round(distanceM)), minutes: String(Math.max(1, Math.ceil(walkS / 60))) }
  return [
    filled(sentences.go, { number, name, place, hazard: sentences.hazard[hazard] }),
    via.length > 0 ? filled(sentences.way, { ...walk, via: via.join(sentences.comma) }) : filled(sentences.straight, walk),
    gear && filled(sentences.gear, { gear }),
    remark,
    sentences.answer,
  ]
    .filter(Boolean)
    .join(sentences.gap)
}
