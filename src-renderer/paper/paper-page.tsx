/** A document on the screen before it is printed; what waits is seen and heard as on every page. */
import { IconPrinter } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { closePaper } from '../state/paper.ts'
import type { Paper } from '../state/seat-page.ts'
import { Button } from '../ui/button.tsx'
import { useEscape } from '../ui/use-escape.ts'
import { EvacuationPaper } from './evacuation-paper.tsx'
import { IncidentPaper } from './incident-paper.tsx'
import { OrderPaper } from './order-paper.tsx'
import './paper.css'
import { ProcedurePaper } from './procedure-paper.tsx'
import { ShiftPaper } from './shift-paper.tsx'
import { YearPaper } from './year-paper.tsx'

export function PaperPage({ paper: { kind, id } }: { paper: Paper }) {
  const { t } = useTranslation()
  useEscape(closePaper)
  return (
    <main className="paper-page" aria-label={t(`paper.${kind}.title`)}>
      <div className="paper-page__head">
        <h2>{t(`paper.${kind}.title`)}</h2>
        <Button look="next" autoFocus onClick={() => window.print()}>
          <IconPrinter size={17} aria-hidden="true" /> {t('paper.act.print')}
        </Button>
        <Button keyName="Esc" onClick={closePaper}>
          {t('paper.act.close')}
        </Button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a page that scrolls can be reached by keyboard */}
      <div className="paper-page__desk" tabIndex={0}>
        {kind === 'incident' ? <IncidentPaper id={id} /> : null}
        {kind === 'evacuation' ? <EvacuationPaper id={id} /> : null}
        {kind === 'procedure' ? <ProcedurePaper id={id} /> : null}
        {kind === 'shift' ? <ShiftPaper id={id} /> : null}
        {kind === 'order' ? <OrderPaper id={id} /> : null}
        {kind === 'year' ? <YearPaper year={Number(id)} /> : null}
      </div>
    </main>
  )
}
