/** The commander's controls at the foot of the wall: take command, send somebody, mark the map, choose what is shown. */
import './commander.css'
import { useTranslation } from 'react-i18next'
import type { Incident } from '../../../src-preload/contract/incidents.contract.ts'
import { MarkKind, type WallScene } from '../../../src-preload/contract/picture.contract.ts'
import { Refusal } from '../../features/incidents/refusal.tsx'
import { Refused } from '../../i18n/refused.tsx'
import { useFormat } from '../../i18n/use-format.ts'
import { MarkIcon } from '../../map/marks/mark-icon.tsx'
import { give } from '../../state/commands.ts'
import { useSeat } from '../../state/seat-context.tsx'
import { useSession } from '../../state/session.ts'
import { useAct } from '../../state/use-act.ts'
import { Button } from '../../ui/button.tsx'
import { HoldButton } from '../../ui/hold-button.tsx'
import { PrioritySymbol } from '../../ui/priority-symbol.tsx'
import type { SceneChoice } from '../scene.rules.ts'
import { useWallSettings } from '../use-here.ts'
import { wallHere } from '../wall-identity.ts'
import { closeSheet, signOutHere, useCommander, useMayCommand } from './commander.ts'
import { CommanderSignIn } from './commander-sign-in.tsx'
import { useTouches } from './use-touches.ts'

const NEAREST = 2
const MOST_TO_PIN = 4
const SCENES: readonly (WallScene | null)[] = [null, 'neighbourhood', 'event', 'incident', 'briefing']

export function CommanderSheet({ scene }: { scene: SceneChoice }) {
  const { t } = useTranslation()
  useTouches()
  const { isOpen, placing } = useCommander()
  const mayCommand = useMayCommand()
  if (!isOpen) return null
  const shown = scene.worst ?? scene.others[0] ?? null
  return (
    <section className="wall-sheet" aria-label={t('wall.commander.title')}>
      {mayCommand ? placing ? <Placing kind={placing} /> : <Controls scene={scene} shown={shown} /> : <CommanderSignIn />}
    </section>
  )
}

function Placing({ kind }: { kind: MarkKind }) {
  const { t } = useTranslation()
  return (
    <div className="wall-sheet__row">
      <p className="wall-sheet__words">{t('wall.commander.place', { what: t(`picture.kind.${kind}`) })}</p>
      <Button onClick={() => useCommander.setState({ placing: null })}>{t('wall.commander.cancel')}</Button>
    </div>
  )
}

function Controls({ scene, shown }: { scene: SceneChoice; shown: Incident | null }) {
  const { t } = useTranslation()
  const refused = useCommander((commander) => commander.refused)
  const hasMap = scene.kind !== 'briefing'
  return (
    <>
      <Head />
      {shown ? <Command incident={shown} /> : null}
      {hasMap ? (
        <Row name={t('wall.commander.mark')}>
          {MarkKind.options.map((kind) => (
            <Button key={kind} onClick={() => useCommander.setState({ placing: kind })}>
              <MarkIcon kind={kind} />
              {t(`picture.kind.${kind}`)}
            </Button>
          ))}
          <Refused failure={refused} words="picture.refusal" />
        </Row>
      ) : null}
      <Showing open={scene.worst ? [scene.worst, ...scene.others] : scene.others} />
    </>
  )
}

function Head() {
  const { t } = useTranslation()
  const { client } = useSeat()
  const person = useCommander((commander) => commander.person)
  const own = useSession((session) => session.identity)
  return (
    <header className="wall-sheet__row wall-sheet__head">
      <h2>{(person ?? own)?.name}</h2>
      {person ? <Button onClick={() => void signOutHere(client)}>{t('wall.commander.signOut')}</Button> : null}
      <Button autoFocus onClick={closeSheet}>
        {t('wall.commander.close')}
      </Button>
    </header>
  )
}

function Command({ incident }: { incident: Incident }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { client } = useSeat()
  const person = useCommander((commander) => commander.person)
  const own = useSession((session) => session.identity)
  const { id, commander, orders, proposals } = incident
  const isMine = commander !== null && commander.id === (person ?? own)?.id
  const sent = new Set(orders.filter(({ endedAt }) => endedAt === null).map(({ staff }) => staff))
  const nearest = proposals.filter(({ staff, free }) => free && !sent.has(staff)).slice(0, NEAREST)
  return (
    <Row name={`${t(`incidents.kind.${incident.kind}`)}　${format.placed(incident.place)}`}>
      <Button look={isMine ? 'normal' : 'next'} disabled={isMine} onClick={() => void give(client, 'takeCommand', id, {})}>
        {isMine ? t('wall.commander.inCommand') : t('wall.commander.take')}
      </Button>
      {nearest.map((one) => (
        <HoldButton key={one.staff} onHeld={() => void give(client, 'dispatch', id, { staff: one.staff })}>
          {t('wall.commander.send', { name: format.named(one), metres: Math.round(one.distanceM / 5) * 5 })}
        </HoldButton>
      ))}
      {nearest.length === 0 ? <p className="wall-sheet__words">{t('wall.commander.nobodyFree')}</p> : null}
      <Refusal incident={id} />
    </Row>
  )
}

function Showing({ open }: { open: readonly Incident[] }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { client } = useSeat()
  const settings = useWallSettings()
  const { act, failure } = useAct()
  const set = (change: { scene?: WallScene | null; pinned?: string | null }) =>
    void act(() => client.walls.set({ id: wallHere.id, ...change }))
  const pinned = settings?.pinned ?? null
  return (
    <>
      <Row name={t('picture.walls.scene')}>
        {SCENES.map((scene) => (
          <Button
            key={scene}
            look={settings?.scene === scene ? 'judge' : 'normal'}
            aria-pressed={settings?.scene === scene}
            onClick={() => set({ scene })}
          >
            {t(`picture.scene.${scene ?? 'auto'}`)}
          </Button>
        ))}
      </Row>
      {open.length > 0 ? (
        <Row name={t('wall.commander.pin')}>
          {open.slice(0, MOST_TO_PIN).map(({ id, kind, priority, place }) => (
            <Button
              key={id}
              look={pinned === id ? 'judge' : 'normal'}
              aria-pressed={pinned === id}
              onClick={() => set({ pinned: pinned === id ? null : id })}
            >
              <PrioritySymbol rank={priority} />
              {t(`incidents.kind.${kind}`)}　{format.placed(place)}
            </Button>
          ))}
        </Row>
      ) : null}
      <Refused failure={failure} words="picture.refusal" />
    </>
  )
}

function Row({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <fieldset className="wall-sheet__row">
      <legend>{name}</legend>
      {children}
    </fieldset>
  )
}
