/** Every procedure of a contract with its path, what it declares, and where REST finds it. */
import type { AnyContractRouter } from '@orpc/contract'
import { isContractProcedure } from '@orpc/contract'
import type { Access, ProcedureMeta } from '../../src-preload/contract/wire/procedure.ts'

export interface Listed {
  path: string[]
  name: string
  access: Access | undefined
  method: string
  route: string
}

export function listProcedures(router: AnyContractRouter, path: string[] = []): Listed[] {
  if (!isContractProcedure(router)) return Object.entries(router).flatMap(([key, part]) => listProcedures(part, [...path, key]))
  const { meta, route } = router['~orpc']
  return [{ path, name: path.join('.'), access: (meta as ProcedureMeta).access, method: route.method ?? 'POST', route: route.path ?? '' }]
}

export const undeclared = (router: AnyContractRouter): string[] =>
  listProcedures(router)
    .filter(({ access }) => access === undefined)
    .map(({ name }) => name)
