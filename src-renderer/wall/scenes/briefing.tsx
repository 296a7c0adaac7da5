/** The board for a handover: what is open, who is where, what everybody has to know, and whether the console is sound. */
import { useTranslation } from 'react-i18next'
import type { Incident } from '../../../src-preload/contract/incidents.contract.ts'
import type { Stats } from '../../../src-preload/contract/system.contract.ts'
import { StaffState } from '../../../src-preload/contract/wire/words.ts'
import { elapsedMs } from '../../features/incidents/deadline.rules.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useBoard } from '../../state/board.ts'
import { useStaff } from '../../state/use-all.ts'
import { useNow } from '../../state/use-now.ts'
import { PrioritySymbol } from '../../ui/priority-symbol.tsx'
import { Figures } from '../figures.tsx'
import { NoticeWords } from '../notice-line.tsx'
import { useBlindSpots } from '../use-blind-spots.ts'
import { noticesInOrder } from '../wall.rules.ts'

/** Rows that fit on the wall, at the wall's size. */
const MOST_OPEN = 5
const MOST_IN_FULL = 4
const MOST_NAMES = 6
const MOST_NOTICES = 3

export function Briefing({ open }: { open: readonly Incident[] }) {
  const { t } = useTranslation()
  return (
    <div className="wall-briefing">
      <section aria-label={t('wall.briefing.open')}>
        <h2>{t('wall.briefing.open')}</h2>
        {open.slice(0, MOST_OPEN).map((incident) => (
          <OpenRow key={incident.id} incident={incident} inFull={open.length <= MOST_IN_FULL} />
        ))}
        {open.length === 0 && <p>{t('wall.briefing.noneOpen')}</p>}
        {open.length > MOST_OPEN && <p className="wall-column__more">{t('wall.column.more', { count: open.length - MOST_OPEN })}</p>}
      </section>
      <OnDuty />
      <section aria-label={t('wall.briefing.notices')}>
        <Notices />
        <Condition />
      </section>
    </div>
  )
}

function OpenRow({ incident, inFull }: { incident: Incident; inFull: boolean }) {
  const { t } = useTranslation()
  const format = useFormat()
  const now = useNow(1_000)
  const { priority, kind, place, state, owner, commander, unacknowledged } = incident
  const who = commander ? t('wall.band.commander', { name: commander.name }) : (owner?.name ?? t('wall.briefing.nobody'))
  return (
    <article className="wall-row">
      <PrioritySymbol rank={priority} filled={unacknowledged} blink={unacknowledged} />
      <h3>{t(`incidents.kind.${kind}`)}</h3>
      <time>{format.minutesSeconds(elapsedMs(incident, now))}</time>
      <p>{format.placed(place)}</p>
      {inFull && (
        <p className="wall-row__state">
          {t(`incidents.state.${state}`)}　{who}
        </p>
      )}
    </article>
  )
}

function OnDuty() {
  const { t } = useTranslation()
  const format = useFormat()
  const staff = [...useStaff().values()].sort((a, b) => a.number.localeCompare(b.number))
  const onDuty = staff.filter(({ state }) => state !== 'offDuty').length
  const groups = StaffState.options
    .filter((state) => state !== 'offDuty')
    .toReversed()
    .map((state) => ({ state, people: staff.filter((person) => person.state === state) }))
    .filter(({ people }) => people.length > 0)
  return (
    <section aria-label={t('wall.column.duty', { count: onDuty })}>
      <h2>{t('wall.column.duty', { count: onDuty })}</h2>
      {groups.map(({ state, people }) => (
        <div key={state} className="wall-group">
          <p className="wall-fact__pair">
            <span>{t(`people.state.${state}`)}</span>
            <b>{people.length}</b>
          </p>
          <p className="wall-group__names">
            {people.slice(0, MOST_NAMES).map((person) => (
              <span key={person.id}>{format.named(person)}</span>
            ))}
            {people.length > MOST_NAMES ? <span>{t('wall.briefing.more', { count: people.length - MOST_NAMES })}</span> : null}
          </p>
        </div>
      ))}
    </section>
  )
}

function Notices() {
  const { t } = useTranslation()
  const notices = noticesInOrder(useBoard((board) => board.notices).values())
  return (
    <>
      <h2>{t('wall.briefing.notices')}</h2>
      {notices.slice(0, MOST_NOTICES).map((notice) => (
        <div key={notice.id} className="wall-notice wall-notice--listed">
          <NoticeWords notice={notice} />
        </div>
      ))}
      {notices.length === 0 && <p>{t('wall.briefing.noNotices')}</p>}
      {notices.length > MOST_NOTICES && (
        <p className="wall-column__more">{t('wall.column.more', { count: notices.length - MOST_NOTICES })}</p>
      )}
    </>
  )
}

/** The console's own condition, in words. */
function Condition() {
  const { t } = useTranslation()
  const format = useFormat()
  const now = useNow(1_000)
  const blind = useBlindSpots()
  const provedAt = useBoard((board) => board.health?.proof?.provedAt ?? null)
  return (
    <div className="wall-condition">
      <h2>{t('wall.briefing.console')}</h2>
      {blind.map((spot) => (
        <p key={spot} className="wall-fact__worry">
          <PrioritySymbol rank="fault" />
          {spot}
        </p>
      ))}
      {blind.length === 0 && <p>{t('wall.briefing.sound')}</p>}
      {provedAt && <p>{t('wall.briefing.proved', { age: format.age(now - Date.parse(provedAt)) })}</p>}
    </div>
  )
}

/** The last 12 h in figures. */
export function BriefingStrip({ stats }: { stats: Stats | null }) {
  const { t } = useTranslation()
  const format = useFormat()
  if (!stats) return <Figures figures={[]} />
  const { incidents, firstAct } = stats
  const known = (value: number | null, figure: (value: number) => { value: string; unit: string; label: string }) =>
    value === null ? [] : [figure(value)]
  return (
    <Figures
      figures={[
        {
          value: String(incidents.opened),
          unit: t('wall.briefing.closed', { count: incidents.archived }),
          label: t('wall.briefing.opened'),
        },
        { value: String(incidents.falseAlarms), unit: t('wall.strip.cases'), label: t('wall.briefing.false') },
        ...known(firstAct.p50Ms, (ms) => ({ value: format.seconds(ms), unit: 's', label: t('wall.briefing.p50') })),
        ...known(firstAct.p95Ms, (ms) => ({ value: format.seconds(ms), unit: 's', label: t('wall.strip.firstAct') })),
        ...known(firstAct.within2s, (part) => ({ value: String(Math.round(part * 100)), unit: '%', label: t('wall.briefing.within') })),
      ]}
    />
  )
}
