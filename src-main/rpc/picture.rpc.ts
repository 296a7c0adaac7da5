/** Binds the procedures of marks, notices and walls. */
import type { Mark, Notice, Wall } from '../../src-preload/contract/picture.contract.ts'
import type { Identity } from '../../src-preload/contract/session.contract.ts'
import { type ContractServer, found, me } from './contract-server.ts'
import { markWithoutNumbers, noticeWithoutNumbers } from './privacy.ts'

interface Person {
  id: string
  name: string
}

export interface PictureApi {
  change<T>(run: () => T): Promise<T>
  picture: {
    all(): { marks: Mark[]; notices: Notice[]; walls: Wall[] }
    here(said: Pick<Wall, 'id' | 'name' | 'shows' | 'width' | 'height'>, by: string): Promise<Wall | undefined>
    marks: {
      put(person: Person, mark: Pick<Mark, 'kind' | 'lngLat' | 'text' | 'incident'>): Mark
      remove(by: string, id: string): void
    }
    notices: {
      put(person: Person, notice: Pick<Notice, 'text' | 'important' | 'until'>): Notice
      remove(person: Person, id: string): void
    }
    walls: {
      view(id: string): Wall | undefined
      set(person: Person, change: Pick<Wall, 'id'> & Partial<Pick<Wall, 'name' | 'scene' | 'pinned' | 'brightness'>>): void
      forget(person: Person, id: string): void
    }
  }
}

const person = ({ id, name }: Identity): Person => ({ id, name })
const done = { ok: true as const }

export const marksRpc = (os: ContractServer['marks'], { change, picture: { marks, all } }: PictureApi) => ({
  list: os.list.handler(({ context }) => ({ items: all().marks.map((mark) => markWithoutNumbers(me(context), mark)), next: null })),
  put: os.put.handler(({ input, context }) => change(() => marks.put(person(me(context)), input))),
  remove: os.remove.handler(async ({ input, context }) => {
    await change(() => marks.remove(me(context).name, input.id))
    return done
  }),
})

export const noticesRpc = (os: ContractServer['notices'], { change, picture: { notices, all } }: PictureApi) => ({
  list: os.list.handler(({ context }) => ({ items: all().notices.map((notice) => noticeWithoutNumbers(me(context), notice)), next: null })),
  put: os.put.handler(({ input, context }) => change(() => notices.put(person(me(context)), input))),
  remove: os.remove.handler(async ({ input, context }) => {
    await change(() => notices.remove(person(me(context)), input.id))
    return done
  }),
})

export const wallsRpc = (os: ContractServer['walls'], { change, picture: { walls, here, all } }: PictureApi) => ({
  list: os.list.handler(() => ({ items: all().walls, next: null })),
  here: os.here.handler(async ({ input, context }) => found(await here(input, me(context).name), 'wall.notFound')),
  set: os.set.handler(async ({ input, context }) => {
    await change(() => walls.set(person(me(context)), input))
    return found(walls.view(input.id), 'wall.notFound')
  }),
  forget: os.forget.handler(async ({ input, context }) => {
    await change(() => walls.forget(person(me(context)), input.id))
    return done
  }),
})
