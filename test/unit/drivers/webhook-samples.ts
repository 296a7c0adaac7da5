/** Webhook connections and messages in the published formats, for the tests. */
import { WebhookConnection } from '../../../src-preload/contract/connections/webhook.connection.ts'

export const secret = 'a-long-enough-secret'

/** Enough of a JPEG to be known as one. */
export const JPEG = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0x00, 0x10, 0x4a, 0x46, 0x49, 0x46, 0x0d, 0x0a, 0x00, 0xff, 0xd9])

const event = (subs: Record<string, number>, point: string, pulse: boolean) => ({
  path: 'AccessControllerEvent.subEventType',
  point,
  when: [{ path: 'AccessControllerEvent.majorEventType', equals: [5] }],
  map: subs,
  pulse,
})
export const ACCESS = WebhookConnection.parse({
  driver: 'webhook',
  id: 'doors',
  name: 'Door terminals',
  secret,
  address: { path: 'macAddress' },
  time: 'dateTime',
  points: [
    event({ 25: 1, 26: 0 }, 'open', false),
    event({ 27: 1 }, 'door-forced', true),
    event({ 28: 1 }, 'door-held', true),
    event({ 113: 1 }, 'behaviour', true),
  ],
})
export const ACCESS_EVENT = (majorEventType: number, subEventType: number) => ({
  ipAddress: '192.168.1.11',
  portNo: 4000,
  protocol: 'HTTP',
  macAddress: 'a4:d5:c2:24:dd:74',
  channelID: 1,
  dateTime: '2025-10-22T13:55:52+08:00',
  activePostCount: 1,
  eventType: 'AccessControllerEvent',
  eventState: 'active',
  eventDescription: 'Access Controller Event',
  AccessControllerEvent: { deviceName: 'Access Controller', majorEventType, subEventType, cardReaderKind: 1, doorNo: 1, serialNo: 159 },
})

const total = (name: string, point: string) => ({
  path: `EventNotificationAlert.peopleCounting.${name}`,
  point,
  when: [{ path: 'EventNotificationAlert.peopleCounting.statisticalMethods', equals: ['realTime'] }],
})
export const COUNTER = WebhookConnection.parse({
  driver: 'webhook',
  id: 'counters',
  name: 'People counters',
  secret,
  address: { path: 'EventNotificationAlert.macAddress' },
  time: 'EventNotificationAlert.dateTime',
  points: [total('enter', 'in-total'), total('exit', 'out-total')],
})
export const COUNTER_EVENT = `<?xml version="1.0" encoding="UTF-8"?>
<EventNotificationAlert version="2.0" xmlns="http://www.isapi.org/ver20/XMLSchema">
<ipAddress>192.168.2.64</ipAddress><portNo>8080</portNo><protocol>HTTP</protocol><macAddress>3c:1b:f8:c1:3a:6d</macAddress>
<channelID>1</channelID><dateTime>2024-07-08T12:27:24+08:00</dateTime><activePostCount>1</activePostCount>
<eventType>PeopleCounting</eventType><eventState>active</eventState><eventDescription>PeopleCounting alarm</eventDescription>
<peopleCounting><statisticalMethods>realTime</statisticalMethods><RealTime><time>2024-07-08T12:27:24+08:00</time></RealTime>
<enter>15</enter><exit>14</exit><duplicatePeople>4</duplicatePeople><countingSceneMode>entrance</countingSceneMode></peopleCounting>
<isDataRetransmission>false</isDataRetransmission></EventNotificationAlert>`

/** Parts as cameras send them: type and content. */
export function multipart(...parts: (readonly [string, string | Buffer])[]): { body: Buffer; contentType: string } {
  const pieces = parts.flatMap(([type, content]) => [
    Buffer.from(`--edge\r\nContent-Disposition: form-data; name="event_log"\r\nContent-Type: ${type}\r\n\r\n`),
    Buffer.from(content),
    Buffer.from('\r\n'),
  ])
  return { body: Buffer.concat([...pieces, Buffer.from('--edge--\r\n')]), contentType: 'multipart/form-data; boundary=edge' }
}
