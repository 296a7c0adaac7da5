/** What every window of a drill wears: a frame, a pattern over everything, and a band that says so and leads back. */
import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { drillHere } from '../../client/drill.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { coreNow } from '../../state/board.ts'
import { useSeat } from '../../state/seat-context.tsx'
import { useSelection } from '../../state/selection.ts'
import { useAct } from '../../state/use-act.ts'
import { useNow } from '../../state/use-now.ts'
import { Button } from '../../ui/button.tsx'
import { callDesk, useDeskNews } from './desk-news.ts'
import './drills.css'

export function DrillFrame() {
  const { t } = useTranslation()
  useEffect(() => {
    document.title = `${t('drills.mark')} · ${document.title}`
  }, [t])
  return (
    <>
      <div className="drill-mark" aria-hidden="true">
        {Array.from({ length: 24 }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a pattern of equal words
          <span key={index}>{t('drills.mark')}</span>
        ))}
      </div>
      <DrillBand />
    </>
  )
}

function DrillBand() {
  const { t } = useTranslation()
  const format = useFormat()
  const { client } = useSeat()
  const { act, busy } = useAct()
  const now = useNow(1_000)
  const news = useDeskNews()
  const call = useSelection((selection) => selection.call)
  const { data } = useQuery({ queryKey: ['drills', 'running'], queryFn: () => client.drills.running({}), refetchInterval: 5_000 })
  const drill = data?.items.find(({ id }) => id === drillHere)
  const [real] = news?.waiting ?? []
  const end = () =>
    void act(() => client.drills.end({ id: drillHere ?? '' })).then((sheet) => {
      if (sheet) window.close()
    })
  return (
    <aside className={`drill-band ${real ? 'drill-band--real' : ''}`} aria-label={t('drills.band.title')}>
      <b>{t('drills.mark')}</b>
      {drill ? (
        <span>
          {drill.title[format.language]}　{format.minutesSeconds(Math.max(0, coreNow() - Date.parse(drill.startedAt)))}
        </span>
      ) : null}
      {drill && call ? (
        <span className="drill-band__party">
          {drill.partySays ? t('drills.band.partySays', { words: drill.partySays[format.language] }) : t('drills.band.noAnswer')}
        </span>
      ) : null}
      <span className="drill-band__desk" role={real ? 'alert' : undefined} data-now={now}>
        {news === null ? t('drills.band.noDesk') : null}
        {real ? t('drills.band.real', { kind: t(`incidents.kind.${real.kind as 'smoke'}`), place: real.place }) : null}
      </span>
      <Button look={real ? 'next' : 'normal'} onClick={callDesk}>
        {t('drills.band.back')}
      </Button>
      <Button disabled={busy} onClick={end}>
        {t('drills.band.end')}
      </Button>
    </aside>
  )
}
