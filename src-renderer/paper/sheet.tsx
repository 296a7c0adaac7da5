/** The parts of every document: title and number, facts in two columns, tables with heads that come again, lines to sign on. */
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { drillHere } from '../client/drill.ts'
import { useFormat } from '../i18n/use-format.ts'
import { useNow } from '../state/use-now.ts'
import { useSite } from '../state/use-site.ts'
import { useRunningHead } from './running-head.ts'

const SECOND_MS = 1_000
/** A clock time, with or without its day. */
const TIME = /^[\d -]*\d\d:\d\d$/

interface SheetProps {
  title: string
  number: string
  children: ReactNode
}

export function Sheet({ title: plain, number, children }: SheetProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const site = useSite()
  // Nobody may take it for the real thing, on any page.
  const title = drillHere === null ? plain : `${t('drills.mark')}　${plain}`
  const now = useNow(SECOND_MS)
  const name = site ? format.named(site) : ''
  const label = t('paper.sheet.number', { number })
  useRunningHead({
    left: `${name}　${title}`,
    right: label,
    foot: t('paper.sheet.printed', { time: `${format.day(now)} ${format.shortClock(now)}` }),
  })
  return (
    <article className="paper" aria-label={title}>
      <h1>{title}</h1>
      <p className="paper__number">
        {name}　{label}
      </p>
      {children}
    </article>
  )
}

/** Facts without a value are left out. */
export function Facts({ rows }: { rows: readonly (readonly [name: string, value: ReactNode, wide?: true])[] }) {
  return (
    <dl className="paper__facts">
      {rows
        .filter(([, value]) => value !== null && value !== '')
        .map(([name, value, wide]) => (
          <div key={name} className={wide ? 'paper__wide' : undefined}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  )
}

interface RowsProps {
  title: string
  heads: readonly string[]
  rows: readonly (readonly string[])[]
}

/** A table under its title; nothing at all when there are no rows. */
export function Rows({ title, heads, rows }: RowsProps) {
  if (rows.length === 0) return null
  return (
    <section>
      <h2>{title}</h2>
      <table>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows of a document do not move
            <tr key={index}>
              {row.map((cell, column) => (
                <td key={heads[column]} className={TIME.test(cell) ? 'paper__time' : undefined}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

export function Signatures({ names }: { names: readonly string[] }) {
  return (
    <div className="paper__signatures">
      {names.map((name) => (
        <p key={name}>{name}</p>
      ))}
    </div>
  )
}
