/** The library of certificates. It asks for the metadata of decorators while it loads, which Node does not have. */
type Metadata = Map<unknown, unknown>

const known = new WeakMap<object, Metadata>()

const of = (target: object): Metadata => {
  const metadata = known.get(target) ?? new Map()
  known.set(target, metadata)
  return metadata
}
const define = (key: unknown, value: unknown, target: object): void => void of(target).set(key, value)
const own = (key: unknown, target: object): unknown => known.get(target)?.get(key)
const inherited = (key: unknown, target: object | null): unknown =>
  target === null ? undefined : (own(key, target) ?? inherited(key, Object.getPrototypeOf(target)))

/** Only as much of it as the library's injector uses. */
const STAND_IN = {
  defineMetadata: define,
  getOwnMetadata: own,
  getMetadata: inherited,
  metadata: (key: unknown, value: unknown) => (target: object) => define(key, value, target),
}

export async function loadX509() {
  if (!('getMetadata' in Reflect)) Object.assign(Reflect, STAND_IN)
  return import('@peculiar/x509')
}

export type X509 = Awaited<ReturnType<typeof loadX509>>
