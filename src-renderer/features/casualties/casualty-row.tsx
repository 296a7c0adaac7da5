/** One casualty: tag, category, injury, and where it was taken. */
import { useTranslation } from 'react-i18next'
import type { Casualty } from '../../../src-preload/contract/incident-parts.types.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { Button } from '../../ui/button.tsx'
import { TriageMark } from './triage-mark.tsx'

/** `onHandOver` is null where nobody can be handed over now. */
export function CasualtyRow({ casualty, onHandOver }: { casualty: Casualty; onHandOver: (() => void) | null }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { tag, category, note, destination, handedOverAt, handedOverTo } = casualty
  return (
    <li className="casualty" data-row={tag} tabIndex={-1}>
      <b className="casualty__tag">{tag}</b>
      <TriageMark category={category} />
      <span className="casualty__note">{note}</span>
      {handedOverAt ? (
        <span className="casualty__gone" title={handedOverTo ?? undefined}>
          {t('casualties.handedOver', { time: format.shortClock(handedOverAt), destination })}
        </span>
      ) : onHandOver ? (
        <Button keyName="H" onClick={onHandOver}>
          {t('casualties.handOver')}
        </Button>
      ) : null}
    </li>
  )
}
