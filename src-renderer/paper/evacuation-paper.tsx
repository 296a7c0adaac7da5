/** The evacuation list to take along: who has to leave, weakest first, with a column to tick by hand (N-6.3.5.1). */
import { useTranslation } from 'react-i18next'
import { useFormat } from '../i18n/use-format.ts'
import { useBoard } from '../state/board.ts'
import { Facts, Rows, Sheet, Signatures } from './sheet.tsx'

export function EvacuationPaper({ id }: { id: string }) {
  const { t } = useTranslation()
  const format = useFormat()
  const incident = useBoard((board) => board.incidents.get(id))
  if (!incident) return null
  const { evacuees, kind, place, openedAt } = incident
  return (
    <Sheet title={t('paper.evacuation.title')} number={id}>
      <Facts
        rows={[
          [t(`incidents.kind.${kind}`), `${format.day(openedAt)} ${format.shortClock(openedAt)}`],
          [t('people.party.title'), incident.party ? format.named(incident.party) : ''],
          [t('paper.evacuation.address'), format.placed(place), true],
        ]}
      />
      <Rows
        title={t('paper.evacuation.title')}
        heads={[
          t('paper.evacuation.address'),
          t('paper.evacuation.people'),
          t('paper.evacuation.help'),
          t('paper.evacuation.needs'),
          t('paper.evacuation.done'),
        ]}
        rows={evacuees.map(({ address, addressEn, people, needHelp, needs, state }) => [
          format.placed({ text: address, textEn: addressEn }),
          String(people),
          needHelp > 0 ? String(needHelp) : '',
          needs.map((need) => t(`people.need.${need}`)).join(format.language === 'en' ? ', ' : '，'),
          state === 'waiting' ? '□　□　□' : t(`rescue.leaving.state.${state}`),
        ])}
      />
      <Signatures names={[t('paper.sign.operator')]} />
    </Sheet>
  )
}
