import leaflet from 'leaflet';
import 'leaflet/dist/leaflet.css';
import { bandColour } from '../bands.ts';

/** Draws a map of bands in a page that is longer than the window. The map moves instead of scrolling. */
export function draw(root: HTMLElement): Promise<void> {
  root.style.height = '960px';
  const map = leaflet.map(root, { crs: leaflet.CRS.Simple, zoomAnimation: false, attributionControl: false });
  map.setView([-480, 590], 0);
  for (let at = 0; at < 24; at += 1)
    leaflet
      .rectangle(
        [
          [-at * 40, 0],
          [-at * 40 - 40, 1180],
        ],
        { stroke: false, fillOpacity: 1, fillColor: bandColour(at) },
      )
      .addTo(map);
  return new Promise((resolve) => setTimeout(resolve, 800));
}
