/** The band at rest: the site, “no alarms” only while that is known, what the wall cannot see, and the clock. */
import { useTranslation } from 'react-i18next'
import { useFormat } from '../i18n/use-format.ts'
import { useBoard } from '../state/board.ts'
import { useNow } from '../state/use-now.ts'
import { useSite } from '../state/use-site.ts'
import { PrioritySymbol } from '../ui/priority-symbol.tsx'
import { useBlindSpots } from './use-blind-spots.ts'
import { fitSize } from './wall.rules.ts'

/** Wall px left for words beside the clock. */
const WORDS_WIDTH = 2_700

interface QuietBandProps {
  isKnown: boolean
  /** Incidents that are open and in hand. */
  open: number
  /** What is told instead of “no alarms”. */
  told?: string
}

export function QuietBand({ isKnown, open, told }: QuietBandProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const now = useNow(1_000)
  const site = useSite()
  const health = useBoard((board) => board.health)
  const blind = useBlindSpots()
  const title = [
    site ? format.named(site) : '',
    isKnown ? (told ?? (open > 0 ? t('wall.quiet.open', { count: open }) : t('wall.quiet.none'))) : t('wall.link.cut'),
  ]
    .filter(Boolean)
    .join('　')
  const heardAt = health?.broker.lastMessageAt
  const worry = blind[0]
  const { provedAt = null, tookMs = null } = health?.proof ?? {}
  const proved = provedAt ? t('wall.quiet.proved', { age: format.age(now - Date.parse(provedAt)), ms: tookMs }) : null
  const detail = worry ?? proved ?? (heardAt ? t('wall.quiet.message', { age: format.age(now - Date.parse(heardAt)) }) : '')
  const size = (text: string, most: number, least: number) => ({
    fontSize: `calc(${fitSize(text, WORDS_WIDTH, most, least)} * var(--wall-unit))`,
  })
  return (
    <header className="wall-band">
      <div className="wall-band__words">
        <h1 style={size(title, 128, 96)}>{title}</h1>
        {isKnown && detail && (
          <p className={worry ? 'wall-band__worry' : 'wall-band__quiet'} style={size(detail, 88, 80)}>
            {worry && <PrioritySymbol rank="fault" />}
            {detail}
          </p>
        )}
      </div>
      <time className="wall-clock">{format.shortClock(now)}</time>
    </header>
  )
}
