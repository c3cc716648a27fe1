import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hazardNamed, hazards } from './hazards/hazards.ts';
import { type PageServer, servePages } from './serve.ts';

/** Tests the hazard pages themselves; the journeys test how browsers show them. */
describe('the hazard pages', () => {
  let pages: PageServer;
  beforeAll(async () => {
    pages = await servePages();
  });
  afterAll(() => pages.close());

  const get = (path: string) => fetch(`${pages.url}/hazards/${path}`);

  test('have names of their own', () => {
    const names = hazards.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  test.each(hazards.map((hazard) => [hazard.name, hazard] as const))(
    '%s is served as it is',
    async (name, hazard) => {
      const reply = await get(name);
      expect(reply.status).toBe(200);
      expect(await reply.text()).toBe(hazard.html);
      for (const [header, value] of Object.entries(hazard.headers ?? {})) {
        expect(reply.headers.get(header)).toBe(value);
      }
    },
  );

  test.each(hazards.map((hazard) => [hazard.name, hazard] as const))(
    '%s paints nothing outside its scene',
    (_name, hazard) => {
      const { width, height, layers } = hazard.scene(1000);
      for (const layer of layers) {
        const box =
          'box' in layer ? layer.box : { left: 0, top: 0, width: layer.width, height: layer.height };
        expect(box.left + box.width).toBeLessThanOrEqual(width);
        expect(box.top + box.height).toBeLessThanOrEqual(height + 0.001);
      }
    },
  );

  test('a name nobody has is not found', async () => {
    expect((await get('nothing')).status).toBe(404);
    expect(() => hazardNamed('nothing')).toThrow('no hazard page nothing');
    expect(hazardNamed('plain').name).toBe('plain');
  });

  test('painted images are painted like the boxes', async () => {
    const svg = await (await get('bands.svg?width=800&height=200&from=25')).text();
    expect(svg.match(/<rect y=/g)).toHaveLength(25);
    expect(svg).toContain('width="800" height="200"');
  });
});
