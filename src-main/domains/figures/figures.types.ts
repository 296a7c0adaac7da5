/** Incidents in figures, as the store keeps and reads them. Times are UTC ms, times spent ms. */
import type { IncidentFigure } from '../../../src-preload/contract/figures.contract.ts'

/** Every time of an incident in UTC ms; `firstActAt` is read from its alarms. */
export type FigureRecord = { [K in keyof IncidentFigure]: K extends `${string}At` ? MsOf<IncidentFigure[K]> : IncidentFigure[K] } & {
  household: string | null
  /** The day at the site, `2026-11-21`. */
  openedOn: string
}

type MsOf<T> = null extends T ? number | null : number

/** What statistics are made of. */
export interface Counted
  extends Pick<FigureRecord, 'kind' | 'zone' | 'openedOn' | 'outcome' | 'cause' | 'calls' | 'orders' | 'evacuated' | 'casualties'> {
  /** Hour of the day at the site, 0…23. */
  hour: number
  firstActMs: number | null
  callMs: number | null
  arrivalMs: number | null
  clearMs: number | null
}

export interface FigureFilter {
  from: number
  to: number
  zone?: string
  kind?: string
  outcome?: string
  cause?: string
}
