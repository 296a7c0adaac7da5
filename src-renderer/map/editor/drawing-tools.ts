/** The drawing tools, made for a map in the colours of the theme: how each looks, what it snaps to and which keys it takes. */
import type { Map as MapLibreMap } from 'maplibre-gl'
import {
  type HexColor,
  type SnapToCustom,
  TerraDraw,
  TerraDrawCircleMode,
  TerraDrawLineStringMode,
  TerraDrawPointMode,
  TerraDrawPolygonMode,
  TerraDrawRectangleMode,
  TerraDrawSelectMode,
} from 'terra-draw'
import { TerraDrawMapLibreGLAdapter } from 'terra-draw-maplibre-gl-adapter'
import { type MapPalette, mix } from '../map-palette.ts'

export type EditorTool = 'select' | 'point' | 'line' | 'polygon' | 'rectangle' | 'circle' | 'measure'

/** What the drawing library calls the tools. */
export const MODES: Record<EditorTool, string> = {
  select: 'select',
  point: 'point',
  line: 'linestring',
  polygon: 'polygon',
  rectangle: 'rectangle',
  circle: 'circle',
  measure: 'measure',
}

/** How near a corner must be to the pointer to be taken hold of, in px. */
export const GRIP_PX = 12

/** Points are dragged at once; the whole of a line or an area only while `isFree`, so that nobody who moves the map moves a house. */
export const selectFlags = (isFree: boolean, toCustom: SnapToCustom) => {
  const corners = { midpoints: { draggable: true }, draggable: true, deletable: true, snappable: { toCustom } }
  return {
    point: { feature: { draggable: true } },
    linestring: { feature: { draggable: isFree, coordinates: corners } },
    polygon: { feature: { draggable: isFree, coordinates: corners } },
  }
}

export function makeDrawingTools(map: MapLibreMap, colour: MapPalette, toCustom: SnapToCustom): TerraDraw {
  const action = colour.action as HexColor
  const panel = colour.panel as HexColor
  const faded = mix(colour.action, colour.panel, 0.5) as HexColor
  const area = { fillColor: action, fillOpacity: 0.15, outlineColor: action, outlineWidth: 2 }
  const line = { lineStringColor: action, lineStringWidth: 2.5 }
  const grip = { closingPointColor: panel, closingPointWidth: 6, closingPointOutlineColor: action, closingPointOutlineWidth: 2 }
  const snapped = { snappingPointColor: action, snappingPointWidth: 6, snappingPointOutlineColor: panel, snappingPointOutlineWidth: 2 }
  const point = { pointColor: action, pointWidth: 7, pointOutlineColor: panel, pointOutlineWidth: 2 }
  const snapping = { toCustom }
  return new TerraDraw({
    adapter: new TerraDrawMapLibreGLAdapter({ map, prefixId: 'editor-draw', coordinatePrecision: 9 }),
    modes: [
      new TerraDrawSelectMode({
        pointerDistance: GRIP_PX,
        // The page has the keys: what they do can be undone there.
        keyEvents: null,
        allowManualDeselection: false,
        flags: selectFlags(false, toCustom),
        styles: {
          selectedPointColor: action,
          selectedPointWidth: 8,
          selectedPointOutlineColor: panel,
          selectedPointOutlineWidth: 2,
          selectedLineStringColor: action,
          selectedLineStringWidth: 3,
          selectedPolygonColor: action,
          selectedPolygonFillOpacity: 0.14,
          selectedPolygonOutlineColor: action,
          selectedPolygonOutlineWidth: 2,
          selectionPointColor: panel,
          selectionPointWidth: 6,
          selectionPointOutlineColor: action,
          selectionPointOutlineWidth: 2,
          midPointColor: faded,
          midPointWidth: 4,
          midPointOutlineColor: panel,
          midPointOutlineWidth: 1,
        },
      }),
      new TerraDrawPointMode({ styles: point }),
      new TerraDrawLineStringMode({ snapping, styles: { ...line, ...grip, ...snapped } }),
      new TerraDrawPolygonMode({ snapping, styles: { ...area, ...grip, ...snapped } }),
      new TerraDrawRectangleMode({ styles: area }),
      new TerraDrawCircleMode({ styles: area }),
      new TerraDrawLineStringMode({ modeName: 'measure', snapping, styles: { ...line, ...grip, ...snapped } }),
    ],
  })
}
