/** How times, numbers and names are written, in both languages. Pure: language and time zone come in. */
type Language = 'zh-CN' | 'en'

const SECOND = 1_000
const MINUTE = 60_000
const HOUR = 3_600_000
const DAY = 86_400_000

const two = (value: number) => String(value).padStart(2, '0')

/** `01:26`, and `1:02:05` from one hour on. */
export const minutesSeconds = (ms: number): string => {
  const total = Math.floor(Math.max(0, ms) / SECOND)
  const hours = Math.floor(total / 3_600)
  const tail = `${two(Math.floor(total / 60) % 60)}:${two(total % 60)}`
  return hours > 0 ? `${hours}:${tail}` : tail
}

/** Elapsed since an alarm: tenths while they matter, then minutes and seconds. */
export const elapsed = (ms: number): string =>
  ms < 10 * SECOND ? `${(Math.floor(Math.max(0, ms) / 100) / 10).toFixed(1)} s` : minutesSeconds(ms)

/** Time left to a deadline, never negative. */
export const remaining = (ms: number): string =>
  ms < 10 * SECOND ? `${(Math.ceil(Math.max(0, ms) / 100) / 10).toFixed(1)} s` : minutesSeconds(ms)

const UNITS = {
  'zh-CN': { second: '秒', minute: '分', hour: '小时', day: '天' },
  en: { second: 's', minute: 'min', hour: 'h', day: 'd' },
}

/** A rough age: `8 秒`, `11 分`, `2 小时`. */
export const age = (ms: number, language: Language): string => {
  const unit = UNITS[language]
  if (ms < MINUTE) return `${Math.floor(Math.max(0, ms) / SECOND)} ${unit.second}`
  if (ms < HOUR) return `${Math.floor(ms / MINUTE)} ${unit.minute}`
  if (ms < DAY) return `${Math.floor(ms / HOUR)} ${unit.hour}`
  return `${Math.floor(ms / DAY)} ${unit.day}`
}

/** The age of the newest message: tenths of a second while it is fresh. */
export const freshness = (ms: number, language: Language): string =>
  ms < 10 * SECOND ? `${(Math.max(0, ms) / SECOND).toFixed(1)} s` : age(ms, language)

/** A set span: `2 s`, `30 s`, `5 分`, `24 小时`. */
export const span = (ms: number, language: Language): string => (ms <= MINUTE ? `${Math.round(ms / SECOND)} s` : age(ms, language))

/** Milliseconds as seconds with one decimal. */
export const seconds = (ms: number): string => (ms / SECOND).toFixed(1)

/** Making one costs far more than using it, and a list shows thousands of times. */
const dateFormats = new Map<string, Intl.DateTimeFormat>()
const dateFormat = (locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => {
  const key = JSON.stringify([locale, options])
  const made = dateFormats.get(key) ?? new Intl.DateTimeFormat(locale, options)
  dateFormats.set(key, made)
  return made
}

const clockParts = (ms: number, timezone: string) => {
  const parts = dateFormat('en-GB', {
    timeZone: timezone,
    hour12: false,
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).formatToParts(ms)
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? '00'
  return { hour: part('hour'), minute: part('minute'), second: part('second') }
}

/** `03:58:12` */
export const clock = (ms: number, timezone: string): string => {
  const { hour, minute, second } = clockParts(ms, timezone)
  return `${hour}:${minute}:${second}`
}

/** `03:58` */
export const shortClock = (ms: number, timezone: string): string => clock(ms, timezone).slice(0, 5)

/** `03:58:10.6` */
export const clockTenths = (ms: number, timezone: string): string =>
  `${clock(ms, timezone)}.${Math.floor((((ms % SECOND) + SECOND) % SECOND) / 100)}`

/** `11 月 21 日 周六`, `Sat 21 Nov` */
export const date = (ms: number, timezone: string, language: Language): string => {
  if (language === 'en')
    return dateFormat('en-GB', { timeZone: timezone, weekday: 'short', day: 'numeric', month: 'short' }).format(ms).replace(',', '')
  const parts = dateFormat('zh-CN', { timeZone: timezone, month: 'numeric', day: 'numeric', weekday: 'short' }).formatToParts(ms)
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? ''
  return `${part('month')} 月 ${part('day')} 日 ${part('weekday')}`
}

/** `11 月`, `Nov`; `month` from 1 on. */
export const month = (month: number, language: Language): string =>
  language === 'en' ? dateFormat('en-GB', { timeZone: 'UTC', month: 'short' }).format(Date.UTC(2000, month - 1)) : `${month} 月`

/** `2026-11-21`, as documents are dated. */
export const day = (ms: number, timezone: string): string => dateFormat('en-CA', { timeZone: timezone }).format(ms)

/** `1,588` */
export const count = (value: number): string => value.toLocaleString('en-US')

/** `0.17` with as many decimals as the point has; a switch has none. */
export const figure = (value: number, decimals: number): string => value.toFixed(decimals)

/** `138 0013 6021`; a number that was written with spaces keeps them. */
export const spacedPhone = (number: string): string => {
  const digits = number.replace(/\D/g, '')
  return /\s/.test(number) || digits.length !== 11 ? number : `${digits.slice(0, 3)} ${digits.slice(3, 7)} ${digits.slice(7)}`
}

/** `138 **** 6021`: enough to recognise, not enough to copy. */
export const maskedPhone = (number: string): string => {
  const [head = '', ...rest] = spacedPhone(number).split(/\s+/)
  return rest.length > 1 ? `${head} **** ${rest.at(-1)}` : `${head.slice(0, 1)} **** ${number.slice(-2)}`
}

/** The name in the seat's language. */
export const named = (thing: { name: string; nameEn: string }, language: Language): string =>
  language === 'en' ? thing.nameEn : thing.name
export const placed = (place: { text: string; textEn: string }, language: Language): string =>
  language === 'en' ? place.textEn : place.text
