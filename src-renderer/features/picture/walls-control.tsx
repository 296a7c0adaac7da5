/** The walls from the desk: what each shows, its scene, the incident it stays with, how bright it is. */
import './picture.css'
import { IconDeviceTv } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Wall, WallScene } from '../../../src-preload/contract/picture.contract.ts'
import { WallScene as Scenes } from '../../../src-preload/contract/picture.contract.ts'
import { Refused } from '../../i18n/refused.tsx'
import { useFormat } from '../../i18n/use-format.ts'
import { useBoard } from '../../state/board.ts'
import { useSeat } from '../../state/seat-context.tsx'
import { useSelection } from '../../state/selection.ts'
import { useAct } from '../../state/use-act.ts'
import { Button } from '../../ui/button.tsx'
import { Popover } from './popover.tsx'

const BRIGHTNESS = ['auto', 'day', 'evening'] as const
type Change = Partial<Pick<Wall, 'name' | 'scene' | 'pinned' | 'brightness'>>

export function WallsControl() {
  const { t } = useTranslation()
  const walls = [...useBoard((board) => board.walls).values()].sort(
    (a, b) => a.name.localeCompare(b.name, 'zh-CN') || a.id.localeCompare(b.id),
  )
  const online = walls.filter((wall) => wall.online).length
  return (
    <Popover
      title={t('picture.walls.title')}
      icon={<IconDeviceTv size={17} aria-hidden="true" />}
      badge={walls.length > 0 ? `${online} / ${walls.length}` : ''}
    >
      {walls.map((wall) => (
        <WallRow key={wall.id} wall={wall} />
      ))}
      {walls.length === 0 ? (
        <div className="popover__empty">
          <b>{t('picture.walls.none')}</b>
          <p>{t('picture.walls.noneHow')}</p>
        </div>
      ) : null}
    </Popover>
  )
}

function WallRow({ wall }: { wall: Wall }) {
  const { t } = useTranslation()
  const { client } = useSeat()
  const { act, failure } = useAct()
  const { id, name, scene, brightness, online, shows, width, height } = wall
  const set = (change: Change) => void act(() => client.walls.set({ id, ...change }))
  const title = name || t('picture.walls.unnamed')
  return (
    <article className="wall-entry" aria-label={title}>
      <header>
        <NameField wall={wall} onName={(text) => set({ name: text })} />
        <span className={online ? '' : 'wall-entry__away'}>
          {online ? t('picture.walls.shows', { scene: t(`picture.scene.${shows}`) }) : t('picture.walls.offline')}
        </span>
        {online ? <small>{t('picture.walls.size', { width, height })}</small> : null}
        {online ? null : <Button onClick={() => void act(() => client.walls.forget({ id }))}>{t('picture.walls.forget')}</Button>}
      </header>
      <div className="wall-entry__choices">
        <label>
          {t('picture.walls.scene')}
          <select
            className="field"
            value={scene ?? ''}
            onChange={({ target }) => set({ scene: (target.value || null) as WallScene | null })}
          >
            <option value="">{t('picture.scene.auto')}</option>
            {Scenes.options.map((each) => (
              <option key={each} value={each}>
                {t(`picture.scene.${each}`)}
              </option>
            ))}
          </select>
        </label>
        <label>
          {t('picture.walls.brightness')}
          <select className="field" value={brightness} onChange={({ target }) => set({ brightness: target.value as Wall['brightness'] })}>
            {BRIGHTNESS.map((each) => (
              <option key={each} value={each}>
                {t(`picture.brightness.${each}`)}
              </option>
            ))}
          </select>
        </label>
        <Pin wall={wall} onPin={(pinned) => set({ pinned })} />
      </div>
      <Refused failure={failure} words="picture.refusal" />
    </article>
  )
}

/** Written down when the field is left, or with Enter. */
function NameField({ wall: { name }, onName }: { wall: Wall; onName: (name: string) => void }) {
  const { t } = useTranslation()
  return (
    <input
      key={name}
      className="field wall-entry__name"
      aria-label={t('picture.walls.name')}
      defaultValue={name}
      placeholder={t('picture.walls.unnamed')}
      maxLength={60}
      onBlur={({ target }) => target.value.trim() !== name && onName(target.value.trim())}
      onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
    />
  )
}

function Pin({ wall: { pinned }, onPin }: { wall: Wall; onPin: (incident: string | null) => void }) {
  const { t } = useTranslation()
  const format = useFormat()
  const selected = useSelection((selection) => selection.incident)
  const stays = useBoard((board) => board.incidents.get(pinned ?? ''))
  if (stays)
    return (
      <p className="wall-entry__pin">
        {t('picture.walls.pinned', { what: `${t(`incidents.kind.${stays.kind}`)}　${format.placed(stays.place)}` })}
        <Button onClick={() => onPin(null)}>{t('picture.walls.unpin')}</Button>
      </p>
    )
  return (
    <p className="wall-entry__pin">
      <Button disabled={selected === null} onClick={() => onPin(selected)}>
        {t('picture.walls.pin')}
      </Button>
      {selected === null ? <small>{t('picture.walls.pinNone')}</small> : null}
    </p>
  )
}
