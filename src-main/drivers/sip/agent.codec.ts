/** What is written for baresip and what it says: its configuration, the account of a line, its messages. */
import { z } from 'zod'
import type { LineSettings } from '../../../src-preload/contract/calls.contract.ts'
import type { Handset } from '../../domains/calls/calls.ports.ts'

/** So often a registration is renewed, in seconds. */
const REGISTER_S = 120
/** Played until the script begins, and to who is put on hold. */
export const SILENCE = 'silence.wav'

/** Where what the other side says goes while nobody at the desk listens: it is only recorded. */
export const NOBODY = 'aubridge,nobody'

const hostOf = (account: string): string => account.slice(account.indexOf('@') + 1)
const isLoopback = (account: string): boolean => /^(127\.|localhost(:|$)|\[::1\])/.test(hostOf(account))
const moduleOf = (device: string): string => `${device.slice(0, device.indexOf(','))}.so`

/** `modules`: the folder of baresip's modules and the names in it. Sound files are beside the configuration. */
export function configOf(
  { account, port }: LineSettings,
  handset: Handset,
  control: number,
  modules: { folder: string; names: readonly string[] },
): string {
  const sound = [...new Set([moduleOf(handset.microphone), moduleOf(handset.loudspeaker)])].filter((name) => modules.names.includes(name))
  return `${[
    `module_path ${modules.folder}`,
    `sip_listen ${isLoopback(account) ? '127.0.0.1' : '0.0.0.0'}:${port}`,
    'call_max_calls 1',
    `audio_source aufile,${SILENCE}`,
    `audio_player ${NOBODY}`,
    `audio_alert aufile,${SILENCE}`,
    'ausrc_srate 8000',
    'auplay_srate 8000',
    'ausrc_channels 1',
    'auplay_channels 1',
    // Recordings are left in the working folder.
    'snd_path .',
    ...['aufile.so', 'aubridge.so', 'g711.so', 'sndfile.so', ...sound].map((name) => `module ${name}`),
    'module_app menu.so',
    'module_app ctrl_tcp.so',
    `ctrl_tcp_listen 127.0.0.1:${control}`,
  ].join('\n')}\n`
}

/** Handed over on the control connection, so that the password stands in no file. */
export function accountOf({ account, transport, authUser, password, register }: LineSettings): string {
  return [
    `<${account};transport=${transport}>`,
    ...(authUser ? [`auth_user=${authUser}`] : []),
    ...(password ? [`auth_pass=${password}`] : []),
    `regint=${register ? REGISTER_S : 0}`,
    'audio_codecs=PCMA/8000/1,PCMU/8000/1',
  ].join(';')
}

/** Numbers have figures, `+`, `*` and `#` only; the last one has to be written otherwise in an address. */
export const addressOf = ({ account, transport, prefix }: LineSettings, number: string): string =>
  `sip:${`${prefix}${number}`.replaceAll('#', '%23')}@${hostOf(account)};transport=${transport}`

/** The number of who calls. */
export const numberOf = (address: string): string => /^sips?:([^@;>]*)@/.exec(address)?.[1]?.slice(0, 40) ?? ''

const Message = z.union([
  z.object({ response: z.literal(true), ok: z.boolean(), data: z.string().default(''), token: z.string().default('') }),
  z.object({
    event: z.literal(true),
    type: z.string(),
    direction: z.string().default(''),
    peeruri: z.string().default(''),
    param: z.string().default(''),
  }),
])
type AgentMessage = z.infer<typeof Message>
export type AgentEvent = Extract<AgentMessage, { event: true }>
export type AgentResponse = Extract<AgentMessage, { response: true }>

/** Null when it says nothing that we know. */
export function messageOf(text: string): AgentMessage | null {
  try {
    return Message.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}
