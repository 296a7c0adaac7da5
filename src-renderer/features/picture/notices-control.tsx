/** Notices from the desk: a line for every wall and handset, until a time or until it is taken back. */
import './picture.css'
import { IconSpeakerphone } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Notice } from '../../../src-preload/contract/picture.contract.ts'
import { Refused } from '../../i18n/refused.tsx'
import { useFormat } from '../../i18n/use-format.ts'
import { coreNow, useBoard } from '../../state/board.ts'
import { useSeat } from '../../state/seat-context.tsx'
import { useAct } from '../../state/use-act.ts'
import { Button } from '../../ui/button.tsx'
import { Popover } from './popover.tsx'

const LONGEST = 140
const HOUR_MS = 3_600_000
/** For how long, in hours; 0: until it is taken back. */
const SPANS = [1, 4, 12, 24, 0] as const

export function NoticesControl() {
  const { t } = useTranslation()
  const notices = [...useBoard((board) => board.notices).values()].sort((a, b) => b.at.localeCompare(a.at))
  return (
    <Popover
      title={t('picture.notices.title')}
      icon={<IconSpeakerphone size={17} aria-hidden="true" />}
      badge={notices.length > 0 ? String(notices.length) : ''}
    >
      <NoticeForm />
      {notices.map((notice) => (
        <NoticeRow key={notice.id} notice={notice} />
      ))}
      {notices.length === 0 ? (
        <div className="popover__empty">
          <b>{t('picture.notices.none')}</b>
          <p>{t('picture.notices.noneHow')}</p>
        </div>
      ) : null}
    </Popover>
  )
}

function NoticeForm() {
  const { t } = useTranslation()
  const { client } = useSeat()
  const { act, busy, failure } = useAct()
  const [text, setText] = useState('')
  const [important, setImportant] = useState(false)
  const [hours, setHours] = useState<number>(SPANS[1])
  const put = (event: FormEvent) => {
    event.preventDefault()
    const until = hours === 0 ? null : new Date(coreNow() + hours * HOUR_MS).toISOString()
    void act(() => client.notices.put({ text, important, until })).then((taken) => taken && setText(''))
  }
  return (
    <form className="notice-form" onSubmit={put}>
      <input
        className="field"
        aria-label={t('picture.notices.text')}
        placeholder={t('picture.notices.text')}
        value={text}
        onChange={({ target }) => setText(target.value)}
        maxLength={LONGEST}
        required
      />
      <label>
        {t('picture.notices.until')}
        <select className="field" value={hours} onChange={({ target }) => setHours(Number(target.value))}>
          {SPANS.map((each) => (
            <option key={each} value={each}>
              {each === 0 ? t('picture.notices.untilTaken') : t('picture.notices.hours', { count: each })}
            </option>
          ))}
        </select>
      </label>
      <label>
        <input type="checkbox" checked={important} onChange={({ target }) => setImportant(target.checked)} />
        {t('picture.notices.important')}
      </label>
      <Button type="submit" look="next" disabled={busy || text.trim() === ''}>
        {t('picture.notices.put')}
      </Button>
      <Refused failure={failure} words="picture.refusal" />
    </form>
  )
}

function NoticeRow({ notice: { id, text, important, by, at, until } }: { notice: Notice }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { client } = useSeat()
  const { act, failure } = useAct()
  const words = { name: by, from: format.shortClock(at) }
  return (
    <article className="notice-entry">
      <p>
        {important ? <b>{t('picture.notices.important')}　</b> : null}
        {text}
        <small>
          {until ? t('picture.notices.byUntil', { ...words, until: format.shortClock(until) }) : t('picture.notices.byOpen', words)}
        </small>
      </p>
      <Button onClick={() => void act(() => client.notices.remove({ id }))}>{t('picture.notices.remove')}</Button>
      <Refused failure={failure} words="picture.refusal" />
    </article>
  )
}
