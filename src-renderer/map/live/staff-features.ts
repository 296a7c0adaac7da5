/** Staff as the map draws them: the number, what they do, how old their position is; and where they came along. Pure. */
import { age } from '../../i18n/format.ts'
import type { LngLat, MapFeature, MapLanguage, Staff } from '../map.types.ts'

/** From this age on a position says how old it is; to the second while that still guides a search. */
const OLD_MS = 60_000
const BY_THE_SECOND_MS = 120_000
/** A position of this age is as faint as it gets. */
const FAINT_MS = 600_000
const FAINTEST = 0.45

/** Who is nearest to an incident lies on top. */
const RANK: Readonly<Record<Staff['state'], number>> = { offDuty: 0, free: 0, ordered: 1, onTheWay: 2, onScene: 3 }

const isDrawn = ({ position, state }: Staff): boolean => position !== null && state !== 'offDuty'

export const ageText = (oldMs: number, language: MapLanguage): string =>
  oldMs < OLD_MS ? '' : oldMs < BY_THE_SECOND_MS ? `${Math.floor(oldMs / 1_000)} s` : age(oldMs, language)

const fadeOf = (oldMs: number): number =>
  oldMs < OLD_MS ? 1 : Math.max(FAINTEST, Number((1 - ((1 - FAINTEST) * (oldMs - OLD_MS)) / (FAINT_MS - OLD_MS)).toFixed(2)))

/** `now`: the core's time, in ms. `chosen` says its name too. */
export const staffFeatures = (staff: Iterable<Staff>, now: number, language: MapLanguage, chosen: string | null): MapFeature[] =>
  [...staff].filter(isDrawn).map(({ id, number, name, nameEn, state, position, positionAt }) => {
    const oldMs = positionAt ? now - Date.parse(positionAt) : 0
    return {
      type: 'Feature',
      properties: {
        id,
        number,
        state,
        rank: RANK[state],
        fade: fadeOf(oldMs),
        age: ageText(oldMs, language),
        name: id === chosen ? (language === 'zh-CN' ? name : nameEn) : '',
      },
      geometry: { type: 'Point', coordinates: position ?? [] },
    }
  })

/** A trail goes back this far, and has no more corners than this. */
const TRAIL_MS = 300_000
const TRAIL_CORNERS = 200

/** Remembers where staff came along since the page was opened. Times are of the positions, in ms. */
export class Trails {
  readonly #corners = new Map<string, { at: number; lngLat: LngLat }[]>()

  note({ id, position, positionAt }: Staff): void {
    if (!position || !positionAt) return
    const at = Date.parse(positionAt)
    const corners = this.#corners.get(id) ?? []
    if (at <= (corners.at(-1)?.at ?? 0)) return
    const kept = corners.filter((corner) => at - corner.at < TRAIL_MS).slice(1 - TRAIL_CORNERS)
    this.#corners.set(id, [...kept, { at, lngLat: position }])
  }

  /** Of the chosen one, and of everybody who is on the way somewhere. */
  features(staff: Iterable<Staff>, chosen: string | null): MapFeature[] {
    return [...staff]
      .filter((member) => isDrawn(member) && (member.id === chosen || member.state === 'onTheWay'))
      .flatMap(({ id }): MapFeature[] => {
        const coordinates = this.#corners.get(id)?.map(({ lngLat }) => lngLat) ?? []
        return coordinates.length < 2 ? [] : [{ type: 'Feature', properties: { id }, geometry: { type: 'LineString', coordinates } }]
      })
  }
}
