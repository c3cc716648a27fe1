import leaflet from 'leaflet';
import 'leaflet/dist/leaflet.css';
import { bandColour } from '../bands.ts';

const rowHeight = 32;
const rows = 30;
const tileSize = 256;

/** Map tiles of this page itself. */
class BandTiles extends leaflet.TileLayer {
  override getTileUrl({ y }: { y: number }): string {
    const bands = Array.from({ length: tileSize / rowHeight }, (_, at) => {
      const row = (y * tileSize) / rowHeight + at;
      const colour = row >= 0 && row < rows ? bandColour(row) : 'white';
      return `<rect y="${at * rowHeight}" width="${tileSize}" height="${rowHeight}" fill="${colour}"/>`;
    });
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${tileSize}" height="${tileSize}">${bands.join('')}</svg>`;
    return `data:image/svg+xml,${encodeURIComponent(svg)}`;
  }
}

/** Draws a map of bands in a page that is longer than the window. The map moves instead of scrolling. */
export function draw(root: HTMLElement): Promise<void> {
  const height = rowHeight * rows;
  root.style.height = `${height}px`;
  const map = leaflet.map(root, { crs: leaflet.CRS.Simple, zoomAnimation: false, fadeAnimation: false });
  map.setView([-height / 2, 590], 0);
  new BandTiles('').addTo(map);
  return new Promise((resolve) => setTimeout(resolve, 800));
}
