/** The result sheet of a drill: the seconds each step took, what was late, left out or refused. Prints on A4. */
import { useTranslation } from 'react-i18next'
import type { DrillSheet, DrillStep } from '../../../src-preload/contract/drills.contract.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { Button } from '../../ui/button.tsx'

export function SheetView({ sheet }: { sheet: DrillSheet }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { title, startedAt, endedAt, participants, startedBy, incidents } = sheet
  return (
    <article className="drill-sheet">
      <header className="page__head">
        <h2>
          {t('drills.mark')}　{title[format.language]}
        </h2>
        <Button onClick={() => window.print()}>{t('drills.sheet.print')}</Button>
      </header>
      <p>
        {format.date(startedAt)} {format.shortClock(startedAt)} – {format.shortClock(endedAt)}
        {'　'}
        {t('drills.sheet.people', { names: (participants.length > 0 ? participants : [startedBy]).join('　') })}
      </p>
      {incidents.length === 0 ? <p className="quiet">{t('drills.sheet.nothing')}</p> : null}
      {incidents.map(({ kind, state, steps, missed, skipped, refused }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a sheet never changes
        <section key={index}>
          <h3>
            {t(`incidents.kind.${kind}`)}　{t(`incidents.state.${state}`)}
          </h3>
          <table>
            <thead>
              <tr>
                <th>{t('drills.sheet.step')}</th>
                <th>{t('drills.sheet.seconds')}</th>
                <th>{t('drills.sheet.within')}</th>
              </tr>
            </thead>
            <tbody>
              {steps.map((step) => (
                <Step key={step.command} {...step} />
              ))}
            </tbody>
          </table>
          <p>
            {missed.length > 0
              ? t('drills.sheet.missed', { names: missed.map((name) => t(`incidents.deadline.${name}`)).join('　') })
              : t('drills.sheet.allInTime')}
            {'　'}
            {t('drills.sheet.counts', { skipped, refused })}
          </p>
        </section>
      ))}
    </article>
  )
}

function Step({ command, seconds, withinS }: DrillStep) {
  const { t } = useTranslation()
  const late = withinS !== null && seconds > withinS
  return (
    <tr className={late ? 'drill-sheet__late' : undefined}>
      <td>{t(`incidents.command.${command}`)}</td>
      <td className="number">{seconds.toFixed(1)}</td>
      <td className="number">
        {withinS ?? '–'}
        {late ? `　${t('drills.sheet.late')}` : ''}
      </td>
    </tr>
  )
}
