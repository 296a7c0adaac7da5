/** Asks once whether the phone may tell where it is and says why; later it can be changed. */
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { useHandsetDesk } from '../handset-context.tsx'
import { useHandset } from '../handset-state.ts'
import { usePositionState } from './use-position.ts'

export function PositionQuestion() {
  const { t } = useTranslation()
  const { share } = useHandsetDesk()
  const isAsked = useHandset((state) => state.sharing !== null)
  if (isAsked) return null
  return (
    <section className="part part--raised">
      <h2>{t('handset.position.ask')}</h2>
      <p className="quiet-words">{t('handset.position.why')}</p>
      <div className="side-by-side">
        <Button look="judge" onClick={() => share(true)}>
          {t('handset.position.agree')}
        </Button>
        <Button look="judge" onClick={() => share(false)}>
          {t('handset.position.refuse')}
        </Button>
      </div>
    </section>
  )
}

export function PositionPart() {
  const { t } = useTranslation()
  const { share } = useHandsetDesk()
  const sharing = useHandset((state) => state.sharing)
  const failure = usePositionState((state) => state.failure)
  if (sharing === null) return null
  return (
    <section className="part">
      <h2>{t('handset.position.title')}</h2>
      <p className="quiet-words">{t(sharing ? 'handset.position.on' : 'handset.position.off')}</p>
      {sharing && failure ? (
        <p className="refusal" role="alert">
          {t(`handset.position.${failure}`)}
        </p>
      ) : null}
      <p className="quiet-words">{t('handset.position.why')}</p>
      <Button className="wide-key" onClick={() => share(!sharing)}>
        {t(sharing ? 'handset.position.stop' : 'handset.position.agree')}
      </Button>
    </section>
  )
}
