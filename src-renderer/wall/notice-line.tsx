/** Notices for everybody, one at a time, the important ones first; each stays long enough to be read. */
import { IconSpeakerphone } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Notice } from '../../src-preload/contract/picture.contract.ts'
import { useBoard } from '../state/board.ts'
import { useNow } from '../state/use-now.ts'
import { noticesInOrder } from './wall.rules.ts'

const EACH_MS = 10_000

export function NoticeLine() {
  const notices = noticesInOrder(useBoard((board) => board.notices).values())
  const now = useNow(1_000)
  const shown = notices[Math.floor(now / EACH_MS) % Math.max(1, notices.length)]
  if (!shown) return null
  return (
    <div className="wall-notice" role="status">
      <NoticeWords notice={shown} />
      {notices.length > 1 ? (
        <small>
          {notices.indexOf(shown) + 1} / {notices.length}
        </small>
      ) : null}
    </div>
  )
}

export function NoticeWords({ notice: { text, important } }: { notice: Notice }) {
  const { t } = useTranslation()
  return (
    <>
      <IconSpeakerphone className={important ? 'wall-notice__sign--important' : undefined} aria-hidden="true" stroke={1.75} />
      <p>
        {important ? <b>{t('wall.notice.important')}　</b> : null}
        {text}
      </p>
    </>
  )
}
