/** The formatters bound to the seat's language and the site's time zone. */
import { useMemo } from 'react'
import { useSettings } from '../state/settings.ts'
import { useSite } from '../state/use-site.ts'
import * as format from './format.ts'

export const useFormat = () => {
  const language = useSettings((settings) => settings.language)
  const timezone = useSite()?.timezone ?? 'Asia/Shanghai'
  return useMemo(
    () => ({
      language,
      elapsed: format.elapsed,
      remaining: format.remaining,
      minutesSeconds: format.minutesSeconds,
      seconds: format.seconds,
      count: format.count,
      figure: format.figure,
      age: (ms: number) => format.age(ms, language),
      span: (ms: number) => format.span(ms, language),
      freshness: (ms: number) => format.freshness(ms, language),
      clock: (at: string | number) => format.clock(toMs(at), timezone),
      shortClock: (at: string | number) => format.shortClock(toMs(at), timezone),
      clockTenths: (at: string | number) => format.clockTenths(toMs(at), timezone),
      date: (at: string | number) => format.date(toMs(at), timezone, language),
      day: (at: string | number) => format.day(toMs(at), timezone),
      month: (month: number) => format.month(month, language),
      named: (thing: { name: string; nameEn: string }) => format.named(thing, language),
      placed: (place: { text: string; textEn: string }) => format.placed(place, language),
    }),
    [language, timezone],
  )
}

const toMs = (at: string | number) => (typeof at === 'number' ? at : Date.parse(at))
