import { type Context, Hono } from 'hono';
import { addBlob, getBlob } from '../store/blobs.ts';
import type { World } from '../world.ts';
import { type ApiEnv, requireRight } from './env.ts';
import { envelope, paged } from './envelope.ts';
import { addError, type ErrorTree, extraFields, invalidAt, invalidInput, notFound } from './errors.ts';
import { htmlError } from './html-error.ts';
import { blobJson } from './json.ts';

export function blobRoutes(world: World): Hono<ApiEnv> {
  const routes = new Hono<ApiEnv>();

  routes.post('/blobs/:address{temp|tmp}', async (context) => {
    const { uploads } = world.switches;
    if (uploads !== 'both' && uploads !== context.req.param('address')) return htmlError(405);
    requireRight(context, 'blobs.create');
    // Behind some proxies chunked uploads do not reach PHP. Clients know the size, so they must send it.
    if (!context.req.header('content-length')) return htmlError(411);
    const file = await readFilePart(world, context);
    if (file.size > world.switches.maxBlobBytes) throw invalidAt(['file'], 'invalid_input', tooLarge(world));
    const blob = await addBlob(world, {
      filename: safeName(file.name),
      contentType: file.type || 'application/octet-stream',
      bytes: Buffer.from(await file.arrayBuffer()),
    });
    return context.json(envelope(world, blobJson(world, blob)), 201);
  });

  routes.get('/blobs', (context) => {
    requireRight(context, 'blobs.list');
    const asked = context.req.queries('auth_ids') ?? context.req.queries('auth_ids[]') ?? [];
    const found = asked
      .flatMap((value) => value.split(','))
      .flatMap((authId) => getBlob(world, authId) ?? [])
      .map((blob) => blobJson(world, blob));
    return context.json(paged(world, context, found));
  });

  routes.get('/blobs/:authId', (context) => {
    requireRight(context, 'blobs.list');
    const blob = getBlob(world, context.req.param('authId'));
    if (!blob) throw notFound();
    return context.json(envelope(world, blobJson(world, blob)));
  });

  return routes;
}

/** Returns the only part, which must be named `file`. Throws the 400 for any other body. */
async function readFilePart(world: World, context: Context): Promise<File> {
  const isMultipart = /^multipart\/form-data\b/i.test(context.req.header('content-type') ?? '');
  if (!isMultipart) throw invalidAt(['file'], 'required');
  let form: FormData;
  try {
    form = await context.req.raw.formData();
  } catch {
    // `formData` fails only if the body is not the multipart that its header promises.
    throw invalidAt([], 'invalid_input');
  }
  const tree: ErrorTree = {};
  const parts = form.getAll('file');
  const [file] = parts;
  const others = [...form.keys()].filter((name) => name !== 'file');
  if (others.length > 0) addError(tree, [], 'extra_fields', extraFields(world, others));
  if (!file) addError(tree, ['file'], 'required');
  else if (typeof file === 'string' || parts.length > 1) addError(tree, ['file'], 'invalid_input');
  else if (file.size === 0) addError(tree, ['file'], 'required', 'An empty file is not allowed.');
  else if (!tree.errors) return file;
  throw invalidInput(tree);
}

/** Returns the name as Deskpro stores it: without folders, and with hyphens for spaces. */
function safeName(name: string): string {
  const base = name.split(/[/\\]/).at(-1) ?? '';
  return base.replaceAll(/\s/g, '-') || 'file';
}

function tooLarge(world: World): string {
  const megabytes = (world.switches.maxBlobBytes / 1024 / 1024).toFixed(1);
  return `The file is too large. The maximum allowed size is ${megabytes} MB.`;
}
