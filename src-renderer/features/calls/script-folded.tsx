/** The call in one line, once the incident has moved on: how it went, and the way back to it. */
import { useTranslation } from 'react-i18next'
import type { Incident } from '../../../src-preload/contract/incidents.contract.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { Button } from '../../ui/button.tsx'

export function ScriptFolded({ incident, onOpen }: { incident: Incident; onOpen: () => void }) {
  const { t } = useTranslation()
  const format = useFormat()
  const last = incident.calls.at(-1)
  return (
    <section className="section script-folded" aria-label={t('people.party.title')}>
      <span>
        {t('people.party.title')}　<b>{incident.party ? format.named(incident.party) : '–'}</b>
        {last
          ? `　${format.shortClock(last.at)} ${last.answer ? t(`calls.answer.${last.answer}`) : t(`calls.outcome.${last.outcome}`)}`
          : ''}
      </span>
      {incident.allowed.includes('call') ? (
        <Button keyName="C" onClick={onOpen}>
          {last ? t('calls.script.again') : t('incidents.command.call')}
        </Button>
      ) : null}
    </section>
  )
}
