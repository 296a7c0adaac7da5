/**
 * The layers as errors. `test/unit/layers` plants one violation for each rule and expects it to be found.
 * Type imports count too: a type that crosses a border ties both sides together.
 */
const PURE = String.raw`\.(rules|machine|types|ports|events)\.ts$`
const MEETING = String.raw`\.(ports|types|events)\.ts$`
const npm = (...names) => `^node_modules/(${names.join('|')})(/|$)`

const rules = [
  {
    name: 'no-cycles',
    comment: 'Move what both files need into a third one.',
    from: {},
    to: { circular: true },
  },
  {
    name: 'no-tests-in-sources',
    comment: 'What the product needs lives in the sources; tests import it from there.',
    from: { path: '^src-' },
    to: { path: '^test/' },
  },
  {
    name: 'contract-is-neutral',
    comment: 'The contract runs on both sides: only itself, zod and oRPC.',
    from: { path: '^src-preload/contract/' },
    to: { pathNot: ['^src-preload/contract/', npm('zod', '@orpc')] },
  },
  {
    name: 'renderer-sees-contract-only',
    comment: 'A seat reaches the core through src-preload/contract.',
    from: { path: '^src-renderer/' },
    to: { path: '^(src-main/|src-preload/(?!contract/))' },
  },
  {
    name: 'nobody-sees-renderer',
    comment: 'Main and preload never import pages; share through src-preload/contract.',
    from: { path: '^src-(main|preload)/' },
    to: { path: '^src-renderer/' },
  },
  {
    name: 'main-sees-contract-only',
    comment: 'The bridge belongs to the pages; share through src-preload/contract.',
    from: { path: '^src-main/' },
    to: { path: '^src-preload/(?!contract/)' },
  },
  {
    name: 'electron-in-its-places',
    comment: 'Electron belongs to src-main/shell, the utility-process host, the bridge and the two index files.',
    from: {
      path: '^src-',
      pathNot: [String.raw`^src-main/(shell/|index\.ts$|hosts/utility-process\.ts$)`, String.raw`^src-preload/(bridge/|index\.ts$)`],
    },
    to: { path: ['^electron$', npm('electron')] },
  },
  {
    name: 'pure-stays-pure',
    comment: 'Decisions and shapes know only contract, kernel and one another; time, ids and input are handed in.',
    from: { path: `^src-main/domains/.+${PURE}`, pathNot: String.raw`\.machine\.ts$` },
    to: { pathNot: ['^src-preload/contract/', '^src-main/kernel/', `^src-main/domains/.+${PURE}`, npm('zod')] },
  },
  {
    name: 'machines-stay-pure',
    comment: 'A machine adds XState to what pure files may import.',
    from: { path: String.raw`^src-main/domains/.+\.machine\.ts$` },
    to: { pathNot: ['^src-preload/contract/', '^src-main/kernel/', `^src-main/domains/.+${PURE}`, npm('xstate')] },
  },
  {
    name: 'domains-do-no-io',
    comment: 'Domain code asks for effects; files, sockets, processes and timers belong to drivers, store and hosts.',
    from: { path: '^src-main/domains/' },
    to: { path: '^(node:)?(fs|net|tls|dgram|http|https|http2|child_process|worker_threads|timers)(/|$)' },
  },
  {
    name: 'domains-know-nothing-outside',
    comment: 'Domains are called by rpc, drivers and core, through ports.',
    from: { path: '^src-main/domains/' },
    to: { path: '^src-main/(drivers|core|hosts|shell|simulator|launch)/' },
  },
  {
    name: 'only-rpc-files-know-rpc',
    comment: 'A service knows nothing of how it is called; bind it in an .rpc file.',
    from: { path: '^src-main/domains/', pathNot: String.raw`\.rpc\.ts$` },
    to: { path: '^src-main/rpc/' },
  },
  {
    name: 'store-in-its-places',
    comment: 'SQL lives in .store files, on the store kernel; a host opens it and hands it to the core.',
    from: { path: '^src-main/', pathNot: [String.raw`\.store\.ts$`, '^src-main/(store|core|hosts)/'] },
    to: { path: ['^src-main/store/', npm('better-sqlite3', 'drizzle-orm')] },
  },
  {
    name: 'domains-meet-in-ports',
    comment: 'Import the other domain’s .ports, .types or .events.',
    from: { path: '^src-main/domains/([^/]+)/' },
    to: { path: '^src-main/domains/([^/]+)/', pathNot: ['^src-main/domains/$1/', MEETING] },
  },
  {
    name: 'drivers-know-device-ports',
    comment: 'A driver turns bytes into readings or calls and knows only the ports and types of domains/devices and domains/calls.',
    from: { path: '^src-main/drivers/' },
    to: {
      path: '^src-main/(domains|store|rpc|core|hosts|shell)/',
      pathNot: String.raw`^src-main/domains/(devices|calls)/.+\.(ports|types)\.ts$`,
    },
  },
  {
    name: 'kernel-is-the-bottom',
    comment: 'The kernel imports nothing of ours.',
    from: { path: '^src-main/kernel/' },
    to: { path: '^src-', pathNot: '^src-main/kernel/' },
  },
  {
    name: 'core-for-hosts-only',
    comment: 'Only a host puts the core together; everybody else is called by it.',
    from: { path: '^src-', pathNot: '^src-main/(core|hosts)/' },
    to: { path: '^src-main/core/' },
  },
  {
    name: 'shell-stays-thin',
    comment: 'The shell forks the core and passes ports; it never sees a domain message.',
    from: { path: String.raw`^src-main/(shell/|index\.ts$)` },
    to: {
      path: '^src-main/(core|hosts|rpc|domains|drivers|store|simulator)/',
      // The same pages need the same policy over `app://` and HTTP.
      pathNot: String.raw`^src-main/hosts/content-security-policy\.ts$`,
    },
  },
  {
    name: 'simulator-stays-outside',
    comment: 'The simulator reaches the core over the network only, like any device.',
    from: { path: '^src-main/simulator/' },
    to: { path: '^src-main/(domains|drivers|store|rpc|core|hosts|shell)/', pathNot: String.raw`^src-main/domains/.+\.types\.ts$` },
  },
  {
    name: 'launchers-need-nothing',
    comment: 'Launchers run before anything is installed: Node and one another.',
    from: { path: '^src-main/launch/' },
    to: { pathNot: '^src-main/launch/', dependencyTypesNot: ['core'] },
  },
  {
    name: 'features-stand-alone',
    comment: 'Share through state, ui or client.',
    from: { path: '^src-renderer/features/([^/]+)/' },
    to: { path: '^src-renderer/features/([^/]+)/', pathNot: '^src-renderer/features/$1/' },
  },
  {
    name: 'ui-knows-no-domain',
    comment: 'The design system gets words and values as properties.',
    from: { path: '^src-renderer/ui/' },
    to: { path: ['^src-renderer/(features|client|state|map|operator|wall|handset)/', '^src-preload/'] },
  },
  {
    name: 'map-in-one-place',
    comment: 'The map library can be exchanged: only src-renderer/map knows it.',
    from: { path: '^src-', pathNot: '^src-renderer/map/' },
    to: { path: npm('maplibre-gl', '@vis\\.gl', 'mapbox-gl', 'terra-draw') },
  },
]

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: rules.map((rule) => ({ ...rule, severity: 'error' })),
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    moduleSystems: ['es6', 'cjs'],
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.d.ts'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
    },
  },
}
