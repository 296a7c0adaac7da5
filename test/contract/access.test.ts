/** Who may do what: declared by every procedure, checked at every call, before anything of the call is looked at. */
import { oc } from '@orpc/contract'
import { createRouterClient, implement } from '@orpc/server'
import { afterAll, describe, expect, it } from 'vitest'
import { type CallContext, checkAccess, mayCall } from '../../src-main/rpc/access.ts'
import { createRouter } from '../../src-main/rpc/router.ts'
import { contract } from '../../src-preload/contract/index.ts'
import type { Identity } from '../../src-preload/contract/session.contract.ts'
import { type Access, ROLES, type Role } from '../../src-preload/contract/wire/procedure.ts'
import { INCIDENT_COMMANDS } from '../../src-preload/contract/wire/words.ts'
import { TestCore } from '../support/test-core.ts'
import { listProcedures, undeclared } from './walk.ts'

const site = new TestCore()
afterAll(() => site.end())
const router = createRouter(site.core)
const procedures = listProcedures(contract)

const identity = (role: Role): Identity => ({ id: `acc-${role}`, name: role, role, hasPassword: false })
const connection = (role: Role | null): CallContext => ({ connection: { identity: role && identity(role), token: null } })

const declares = (access: Access | undefined, role: Role | null): boolean =>
  access === 'open' || (role !== null && (access === 'signedIn' || (Array.isArray(access) && access.includes(role))))

/** Calls a procedure with an input no procedure takes, and gives the code of its refusal. */
async function refusal(path: string[], role: Role | null): Promise<{ code?: string; status?: number }> {
  let target: unknown = createRouterClient(router, { context: connection(role) })
  for (const key of path) target = (target as Record<string, unknown>)[key]
  try {
    await (target as (input: unknown) => Promise<unknown>)('no such input')
    return {}
  } catch (error) {
    return error as { code: string; status: number }
  }
}

describe('every procedure of the contract', () => {
  it('declares who may call it', () => {
    expect(procedures.length).toBeGreaterThan(30)
    expect(undeclared(contract)).toEqual([])
  })

  it('that declared nothing would be found, and refused for everyone', async () => {
    const planted = { ...contract, planted: { leak: oc.route({ path: '/leak' }) } }
    expect(undeclared(planted)).toEqual(['planted.leak'])
    const os = implement({ leak: planted.planted.leak })
      .$context<CallContext>()
      .use(({ context, procedure, next }) => {
        checkAccess(procedure['~orpc'].meta, context)
        return next()
      })
    const leaky = os.router({ leak: os.leak.handler(() => 'secret') })
    for (const role of [null, ...ROLES])
      await expect(createRouterClient(leaky, { context: connection(role) }).leak()).rejects.toMatchObject({ status: role ? 403 : 401 })
  })

  it('is open to strangers only for signing in', () => {
    expect(procedures.filter(({ access }) => access === 'open').map(({ name }) => name)).toEqual([
      'session.signIn',
      'session.redeem',
      'session.resume',
      'handset.pair',
    ])
  })

  it('that handles incidents is for the duty desk and the commander alone', () => {
    const posts = procedures.filter(({ method, route }) => method === 'POST' && /^\/(incidents|alarms)/.test(route))
    expect(posts.length).toBeGreaterThan(INCIDENT_COMMANDS.length)
    for (const { access } of posts) expect(access).toEqual(['operator', 'commander'])
  })
})

describe.each([null, ...ROLES])('for the role %s', (role) => {
  it.each(procedures)('$name is open exactly as declared, and refused before its input is looked at', async ({ path, access }) => {
    const may = declares(access, role)
    expect(mayCall(access, role && identity(role))).toBe(may)
    const { code, status } = await refusal(path, role)
    if (may) expect(String(code)).not.toMatch(/^session\.(required|forbidden)$/)
    else expect([code, status]).toEqual(role ? ['session.forbidden', 403] : ['session.required', 401])
  })
})
