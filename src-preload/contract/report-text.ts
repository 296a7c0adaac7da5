/** A report to the rescue services in words (DB3205/T clause 6.3.4): read out by telephone or sent, the same in both. Pure. */
import type { Certainty, HazardKind, TriageCategory } from './wire/words.ts'

/** Its sentences in one language, with blanks written `{{blank}}`. */
export interface ReportSentences {
  what: string
  where: string
  road: string
  water: string
  hydrant: Record<HydrantState, string>
  noHydrant: string
  people: string
  hurt: string
  nobodyHurt: string
  done: string
  guide: string
  noGuide: string
  comma: string
  certainty: Record<Certainty, string>
  triage: Record<TriageCategory, string>
  hazard: Record<HazardKind, string>
}

/** `silent`: there is no reading of today, so nobody should rely on it. */
export type HydrantState = 'ready' | 'low' | 'silent'

export interface ReportFacts {
  site: string
  place: string
  lngLat: readonly [number, number]
  hazard: HazardKind
  certainty: Certainty
  /** What the party answered last, in words; empty when nobody was spoken with. */
  said: string
  /** `HH:MM` */
  openedAt: string
  /** The street that vehicles take, and how far from it to the place. */
  road: { name: string; metres: number } | null
  /** Nearest first; `pressure` with its unit. */
  hydrants: readonly { name: string; metres: number; state: HydrantState; pressure: string }[]
  around: { radiusM: number; households: number; people: number; needHelp: number }
  /** Those not yet handed over. */
  casualties: Readonly<Partial<Record<TriageCategory, number>>>
  /** What has been done so far, in words. */
  measures: readonly string[]
  /** Who meets the rescue services (N-6.3.4.2). */
  guide: { number: string; name: string } | null
}

export const REPORT_PARTS = ['what', 'where', 'road', 'water', 'people', 'hurt', 'done', 'guide'] as const
export type ReportPart = (typeof REPORT_PARTS)[number]
export type ReportLine = { part: ReportPart; text: string }

/** About one metre. */
const DECIMALS = 5
const ORDER = ['immediate', 'delayed', 'minor', 'deceased'] as const satisfies readonly TriageCategory[]

const filled = (sentence: string, blanks: Record<string, string | number>) =>
  sentence.replace(/{{(\w+)}}/g, (_, blank) => String(blanks[blank] ?? ''))
const round = (metres: number) => Math.max(1, Math.round(metres))

/** One line for each thing that rescue asks for; what is not known is left out, never left blank. */
export function reportLines(sentences: ReportSentences, facts: ReportFacts): ReportLine[] {
  const { site, place, lngLat, hazard, certainty, said, openedAt, road, hydrants, around, casualties, measures, guide } = facts
  const { comma } = sentences
  const water = hydrants.map(({ state, ...hydrant }) => filled(sentences.hydrant[state], { ...hydrant, metres: round(hydrant.metres) }))
  const hurt = ORDER.flatMap((category) => {
    const count = casualties[category] ?? 0
    return count > 0 ? [`${sentences.triage[category]} ${count}`] : []
  })
  const lines: Record<ReportPart, string | null> = {
    what: filled(sentences.what, {
      site,
      place,
      hazard: sentences.hazard[hazard],
      openedAt,
      certainty: filled(sentences.certainty[certainty], { said }),
    }),
    where: filled(sentences.where, { lng: lngLat[0].toFixed(DECIMALS), lat: lngLat[1].toFixed(DECIMALS) }),
    road: road && filled(sentences.road, { name: road.name, metres: round(road.metres) }),
    water: water.length > 0 ? filled(sentences.water, { hydrants: water.join(comma) }) : sentences.noHydrant,
    people: filled(sentences.people, around),
    hurt: hurt.length > 0 ? filled(sentences.hurt, { hurt: hurt.join(comma) }) : sentences.nobodyHurt,
    done: measures.length > 0 ? filled(sentences.done, { measures: measures.join(comma) }) : null,
    guide: guide ? filled(sentences.guide, { ...guide, road: road?.name ?? place }) : sentences.noGuide,
  }
  return REPORT_PARTS.flatMap((part) => (lines[part] === null ? [] : [{ part, text: lines[part] }]))
}

export const reportText = (lines: readonly ReportLine[]): string => lines.map(({ text }) => text).join('\n')
