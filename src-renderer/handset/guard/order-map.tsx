/** The map in the card; it is loaded beside the words, and says how old it is when the desk is not heard. */
import { lazy, Suspense, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { HandsetOrder } from '../../../src-preload/contract/handset.contract.ts'
import type { Mark } from '../../../src-preload/contract/picture.contract.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useBoard } from '../../state/board.ts'
import { useSettings } from '../../state/settings.ts'
import { useSite } from '../../state/use-site.ts'
import { Failsafe } from '../../ui/failsafe.tsx'
import { useLinkAge } from '../use-link-age.ts'

const SurroundingsMap = lazy(() => import('../../map/handset/surroundings-map.tsx').then((map) => ({ default: map.SurroundingsMap })))

interface OrderMapProps {
  order: HandsetOrder
  me: [number, number] | null
  marks: readonly Mark[]
}

export function OrderMap({ order, me, marks }: OrderMapProps) {
  const { t } = useTranslation()
  const site = useSite()
  const theme = useSettings((settings) => settings.theme)
  const language = useSettings((settings) => settings.language)
  const isCut = useBoard((board) => board.link.state !== 'live')
  const words = useMemo(
    () => ({ me: t('handset.map.me'), label: t('handset.map.label'), open: t('handset.map.open'), close: t('handset.map.close') }),
    [t],
  )
  const waiting = <p className="order-map__words">{t(site ? 'handset.map.loading' : 'handset.map.missing')}</p>
  return (
    <div className="order-map">
      <Failsafe instead={waiting}>
        <Suspense fallback={waiting}>
          {site ? (
            <SurroundingsMap {...{ site, order, me, marks, theme, language, words }}>{isCut ? <Frozen /> : null}</SurroundingsMap>
          ) : (
            waiting
          )}
        </Suspense>
      </Failsafe>
    </div>
  )
}

function Frozen() {
  const { t } = useTranslation()
  const format = useFormat()
  return <p className="order-map__frozen">{t('handset.map.frozen', { age: format.span(useLinkAge()) })}</p>
}
