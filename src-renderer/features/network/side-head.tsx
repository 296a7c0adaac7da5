/** The head of what stands at the right of the network page, with the way back. */
import { IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'

export function SideHead({ title, onClose }: { title: string; onClose: () => void }) {
  const { t } = useTranslation()
  return (
    <div className="page__head">
      <h2>{title}</h2>
      <button
        type="button"
        className="bar__icon network__close"
        title={t('common.act.back')}
        aria-label={t('common.act.back')}
        onClick={onClose}
      >
        <IconX size={18} aria-hidden="true" />
      </button>
    </div>
  )
}
