/** Two pages that show the same devices: the operator's seat, and a map with nothing but their points. */
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from '@playwright/test'
import { ROOT } from '../../src-main/launch/prepare.mjs'
import type { BigSite } from './big-site.ts'

const DIST = join(ROOT, 'node_modules/maplibre-gl/dist')
export const VIEW = { width: 1920, height: 1080 }
/** The operator's map has this part of the view. */
const MAP = { left: 416, top: 48, width: 1000, height: 1032 }
/** Software rendering: what a machine without a graphics card does. */
const DRAWN_BY_THE_PROCESSOR = [
  '--no-sandbox',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
  '--disable-background-networking',
]

export const openBrowser = (): Promise<Browser> => chromium.launch({ executablePath: '/usr/bin/chromium', args: DRAWN_BY_THE_PROCESSOR })

const bareHtml = ({ devices, bounds }: BigSite): string => `<!doctype html>
<link rel="stylesheet" href="/maplibre-gl.css">
<style>body { margin: 0 } #map { position: absolute; left: ${MAP.left}px; top: ${MAP.top}px; width: ${MAP.width}px; height: ${MAP.height}px }</style>
<div id="map"></div>
<script type="module">
  import { Map, setWorkerUrl } from '/maplibre-gl.mjs'
  setWorkerUrl('/maplibre-gl-worker.mjs')
  const features = ${JSON.stringify(devices.map(({ lngLat }) => lngLat))}.map((coordinates) => ({ type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates } }))
  const map = new Map({
    container: 'map',
    bounds: ${JSON.stringify(bounds)},
    style: {
      version: 8,
      sources: { devices: { type: 'geojson', data: { type: 'FeatureCollection', features } } },
      layers: [{ id: 'devices', type: 'circle', source: 'devices', paint: { 'circle-radius': 2, 'circle-color': '#888' } }],
    },
  })
  map.once('idle', () => { document.title = 'ready' })
  window.zoomIn = () => map.zoomIn({ duration: 0 })
</script>`

/** Serves the bare page on the loopback. */
export async function serveBarePage(site: BigSite): Promise<{ url: string; close: () => void }> {
  const types: Record<string, string> = { mjs: 'text/javascript', css: 'text/css' }
  const server = createServer((request, response) => {
    const name = /^\/([\w-]+\.(mjs|css))$/.exec(request.url ?? '')
    response.setHeader('content-type', name ? (types[name[2] ?? ''] ?? 'text/plain') : 'text/html')
    response.end(name ? readFileSync(join(DIST, name[1] ?? '')) : bareHtml(site))
  }).listen(0, '127.0.0.1')
  await new Promise((done) => server.once('listening', done))
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => server.close() }
}

const DRAG_PX = 260
const DRAGS_PER_S = 30

/** Drags the map to and fro for so long and tells how long each picture took, in ms. */
export async function frameTimes(page: Page, ms: number): Promise<number[]> {
  await page.evaluate(() => {
    const frames: number[] = []
    let last = performance.now()
    const note = (now: number) => {
      frames.push(now - last)
      last = now
      if (!document.title.startsWith('done')) requestAnimationFrame(note)
    }
    document.title = 'measuring'
    Object.assign(window, { frames })
    requestAnimationFrame(note)
  })
  const [x, y] = [MAP.left + MAP.width / 2, MAP.top + MAP.height * 0.45]
  await page.mouse.move(x, y)
  await page.mouse.down()
  const startedAt = performance.now()
  for (let step = 0; performance.now() - startedAt < ms; step++) {
    await page.mouse.move(x + Math.sin(step / 12) * DRAG_PX, y + Math.cos(step / 17) * DRAG_PX * 0.5)
    await page.waitForTimeout(1_000 / DRAGS_PER_S)
  }
  await page.mouse.up()
  return page.evaluate(() => {
    document.title = 'done'
    return (window as unknown as { frames: number[] }).frames.slice(2)
  })
}
