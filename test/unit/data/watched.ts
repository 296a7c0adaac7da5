/** The seven groups of clause N-5.1.1.1, with heat and flame: what a neighbourhood must watch. */
import type { HazardKind } from '../../../src-preload/contract/wire/words.ts'

export const WATCHED: readonly HazardKind[] = ['smoke', 'heat', 'flame', 'gas', 'electrical', 'structure', 'hydrant', 'water', 'door']
