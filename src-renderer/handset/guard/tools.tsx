/** What else a person can say of an order: cannot do it, needs support, a photo, a note. */
import { IconCamera, IconNotes, IconUserPlus, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { HandsetOrder } from '../../../src-preload/contract/handset.contract.ts'
import { useHandsetDesk } from '../handset-context.tsx'
import { NoteSheet } from './note-sheet.tsx'
import { PhotoSheet } from './photo-sheet.tsx'
import { ReasonSheet } from './reason-sheet.tsx'

const TOOLS = [
  ['decline', IconX],
  ['support', IconUserPlus],
  ['photo', IconCamera],
  ['note', IconNotes],
] as const
type Tool = (typeof TOOLS)[number][0]

const DECLINE = ['far', 'busy', 'gear', 'hurt'] as const
const SUPPORT = ['people', 'fire', 'medical', 'carry', 'gear'] as const

export function Tools({ order }: { order: HandsetOrder }) {
  const { t } = useTranslation()
  const { press } = useHandsetDesk()
  const [open, setOpen] = useState<Tool | null>(null)
  const of = { incident: order.incident, order: order.order.id }
  const close = () => setOpen(null)
  return (
    <>
      <div className="dock__tools">
        {TOOLS.map(([tool, Icon]) => (
          <button key={tool} type="button" onClick={() => setOpen(tool)}>
            <Icon size={26} stroke={1.8} aria-hidden="true" />
            {t(`handset.tool.${tool}`)}
          </button>
        ))}
      </div>
      {open === 'decline' ? (
        <ReasonSheet
          title={t('handset.decline.title')}
          reasons={DECLINE.map((reason) => t(`handset.decline.${reason}`))}
          other={{ name: t('handset.decline.other'), label: t('handset.decline.otherLabel'), send: t('handset.decline.send') }}
          onReason={(reason) => press({ kind: 'decline', ...of, reason })}
          onClose={close}
        />
      ) : null}
      {open === 'support' ? (
        <ReasonSheet
          title={t('handset.support.title')}
          reasons={SUPPORT.map((reason) => t(`handset.support.${reason}`))}
          other={{ name: t('handset.support.other'), label: t('handset.support.otherLabel'), send: t('handset.support.send') }}
          onReason={(text) => press({ kind: 'support', ...of, text })}
          onClose={close}
        />
      ) : null}
      {open === 'photo' ? (
        <PhotoSheet onPhotos={(photos, text) => press({ kind: 'progress', ...of, text, photos })} onClose={close} />
      ) : null}
      {open === 'note' ? <NoteSheet onNote={(text) => press({ kind: 'progress', ...of, text, photos: [] })} onClose={close} /> : null}
    </>
  )
}
