/** A past incident as a drill: the same readings at the same seconds, on a like device elsewhere; no name, number or word of it. Pure. */
import type { CallAnswer } from '../../../src-preload/contract/incident-parts.types.ts'
import type { Words } from '../../../src-preload/contract/procedures.types.ts'
import type { DrillScript } from './drill-script.types.ts'

const LONGEST_S = 3600

export interface PastCourse {
  /** Kind of each device, and the course of its points in s from the warning. */
  devices: { kind: string; points: { id: string; course: { atS: number; value: number }[] }[] }[]
  /** What was answered on the telephone; null when nobody was reached. */
  answer: CallAnswer | null
  acknowledgedS: number | null
  arrivedS: number | null
}

const TITLE: Words = { 'zh-CN': '往日事件重演', en: 'A past incident again' }
const BRIEF: Words = { 'zh-CN': '真实事件的数据，地点和人员已更换。', en: 'Readings of a real incident; place and people are others.' }

const SAYS: Record<CallAnswer, Words> = {
  nothingWrong: { 'zh-CN': '家里没事，没有异常。', en: 'Everything is fine here.' },
  canHandle: { 'zh-CN': '有点情况，我自己能处理。', en: 'There is something, I can deal with it.' },
  fire: { 'zh-CN': '着火了！快来人！', en: 'It is on fire, come quickly!' },
  needHelp: { 'zh-CN': '我处理不了，请派人来。', en: 'I cannot manage, please send somebody.' },
}

/** Null when there is nothing to play. */
export function scriptOfPast({ devices, answer, acknowledgedS, arrivedS }: PastCourse): DrillScript | null {
  const cast = devices.map(({ kind }, index) => ({ role: `device-${index + 1}`, kind, at: 'anywhere' as const }))
  const readings = devices.flatMap(({ points }, index) =>
    points.flatMap(({ id, course }) =>
      course
        .filter(({ atS }) => atS <= LONGEST_S)
        .map(({ atS, value }) => ({ atS: Math.max(0, atS), role: `device-${index + 1}`, point: id, value })),
    ),
  )
  const last = readings.reduce((latest, { atS }) => Math.max(latest, atS), 0)
  if (readings.length === 0) return null
  return {
    id: 'past-incident',
    title: TITLE,
    brief: BRIEF,
    minutes: Math.max(1, Math.ceil(last / 60)),
    cast,
    readings: readings.sort((a, b) => a.atS - b.atS),
    // Its own readings went back to normal by themselves.
    normal: [],
    party: { say: answer && SAYS[answer] },
    staff: { acknowledgeS: acknowledgedS ?? 10, arriveS: arrivedS ?? 60, say: [] },
  }
}
