/** The QR code that is put up at a checkpoint: what a patrol reads there. It is printed by itself, large. */

import { IconPrinter } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { toDataURL } from 'qrcode'
import { useTranslation } from 'react-i18next'
import type { SiteFeature } from '../../../src-preload/contract/site.contract.ts'
import { Button } from '../../ui/button.tsx'
import { useFeatureName } from './use-feature.ts'

/** Pixels of its side; on paper some 300 to the inch. */
const SIDE_PX = 900

export function CheckpointCode({ feature, text }: { feature: SiteFeature; text: string }) {
  const { t } = useTranslation()
  const name = useFeatureName()(feature)
  const { data: code } = useQuery({
    queryKey: ['plan', 'code', text],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: () => toDataURL(text, { errorCorrectionLevel: 'Q', width: SIDE_PX, margin: 2 }),
  })
  if (!code) return null
  return (
    <figure className="checkpoint-code">
      <img src={code} alt={t('plan.checkpoint.code', { text })} />
      <figcaption>
        <b>{name}</b>
        <span>{text}</span>
      </figcaption>
      <Button onClick={() => window.print()}>
        <IconPrinter size={16} aria-hidden="true" /> {t('plan.checkpoint.print')}
      </Button>
    </figure>
  )
}
