import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { call, errorAt, fileForm, newTicket, openHelpdesk, upload } from './testing.ts';

const onePixelPng = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

test('an upload answers 201 as the page prints it, and keeps the bytes on disk', async () => {
  const helpdesk = await openHelpdesk();
  const form = fileForm(onePixelPng, 'my shot 1.png', 'image/png');
  const { status, body } = await call(helpdesk, 'POST', '/blobs/temp', { form });
  expect(status).toBe(201);
  expect(body.data).toMatchObject({
    content_type: 'image/png',
    is_image: true,
    blob_id: 26854,
    filename: 'my-shot-1.png',
    filesize_readable: '70 B',
    is_temp: true,
  });
  const [blob] = helpdesk.blobs();
  expect(blob).toMatchObject({ size: 70, isTemp: true, dimensions: { width: 1, height: 1 } });
  expect(await readFile(blob?.path ?? '')).toEqual(onePixelPng);
  expect(await helpdesk.blobBytes(blob?.blobAuth ?? '')).toEqual(onePixelPng);
});

test.each([
  [
    'a part of another name',
    fileForm('x', 'x.txt', 'text/plain', 'upload'),
    { ...errorAt('extra_fields'), ...errorAt('required', 'file') },
  ],
  ['a part that is no file', textForm('file'), errorAt('invalid_input', 'file')],
  ['two files', twoFiles(), errorAt('invalid_input', 'file')],
  ['a second part', secondPart(), errorAt('extra_fields')],
])('an upload with %s is refused', async (_what, form, errors) => {
  const helpdesk = await openHelpdesk();
  const { status, body } = await call(helpdesk, 'POST', '/blobs/temp', { form });
  expect([status, body.errors]).toEqual([400, errors]);
  expect(helpdesk.blobs()).toEqual([]);
});

test('an upload that is no multipart, or a broken one, is refused', async () => {
  const helpdesk = await openHelpdesk();
  const asJson = await call(helpdesk, 'POST', '/blobs/temp', { json: {} });
  expect([asJson.status, asJson.body.errors]).toEqual([400, errorAt('required', 'file')]);
  const headers = { 'content-type': 'multipart/form-data; boundary=x' };
  const broken = await call(helpdesk, 'POST', '/blobs/temp', { json: {}, headers });
  expect([broken.status, broken.body.errors]).toEqual([400, errorAt('invalid_input')]);
});

test("an admin's limit refuses a file with a message, the web server's a request with a page", async () => {
  const helpdesk = await openHelpdesk({ maxBlobBytes: 10, maxRequestBytes: 10_000 });
  const form = (size: number) => ({ form: fileForm('x'.repeat(size), 'x.txt', 'text/plain') });
  const large = await call(helpdesk, 'POST', '/blobs/temp', form(11));
  expect(large.status).toBe(400);
  expect(large.text).toContain('The file is too large.');
  const huge = await call(helpdesk, 'POST', '/blobs/temp', form(10_001));
  expect([huge.status, huge.headers.get('content-type')]).toEqual([413, 'text/html']);
});

test.each([
  ['both', 201, 201],
  ['temp', 201, 405],
  ['tmp', 405, 201],
] as const)('with uploads `%s`, temp answers %i and tmp %i', async (uploads, temp, tmp) => {
  const helpdesk = await openHelpdesk({ uploads });
  const send = (address: string) =>
    call(helpdesk, 'POST', `/blobs/${address}`, { form: fileForm('x', 'x.txt', 'text/plain') });
  expect([(await send('temp')).status, (await send('tmp')).status]).toEqual([temp, tmp]);
});

test('a blob is temporary until a ticket holds it', async () => {
  const helpdesk = await openHelpdesk();
  const blobAuth = await upload(helpdesk, 'log', 'app.log');
  const isTemp = async () => (await call(helpdesk, 'GET', `/blobs/${blobAuth}`)).body.data;
  expect(await isTemp()).toMatchObject({ is_temp: true });
  const message = { message: 'x', attachments: [{ blob_auth: blobAuth, is_inline: false }] };
  await call(helpdesk, 'POST', '/tickets', { json: newTicket({ message }) });
  expect(await isTemp()).toMatchObject({ is_temp: false });
  const [ticket] = helpdesk.tickets();
  expect(ticket?.attachments).toMatchObject([
    { blobAuth, filename: 'app.log', size: 3, isTemp: false, isInline: false },
  ]);
  const { body } = await call(helpdesk, 'GET', `/tickets/${ticket?.id}/attachments`);
  expect(body.data).toMatchObject([{ blob: { blob_auth: blobAuth, is_temp: false }, is_inline: false }]);
});

test('a rejected ticket leaves its blobs temporary', async () => {
  const helpdesk = await openHelpdesk();
  const message = { message: 'x', attachments: [{ blob_auth: await upload(helpdesk) }] };
  await call(helpdesk, 'POST', '/tickets', { json: newTicket({ message, agent: 7 }) });
  expect(helpdesk.blobs()).toMatchObject([{ isTemp: true }]);
});

test('dropped temporary blobs are gone; those in tickets stay', async () => {
  const helpdesk = await openHelpdesk();
  const [kept, dropped] = [await upload(helpdesk), await upload(helpdesk)];
  const withBlob = (blobAuth: string, subject: string) => ({
    json: newTicket({ subject, message: { message: 'x', attachments: [{ blob_auth: blobAuth }] } }),
  });
  await call(helpdesk, 'POST', '/tickets', withBlob(kept, 'one'));
  expect(helpdesk.dropTempBlobs()).toBe(1);
  expect(helpdesk.blobs()).toMatchObject([{ blobAuth: kept }]);
  expect((await call(helpdesk, 'GET', `/blobs/${dropped}`)).status).toBe(404);
  expect((await call(helpdesk, 'POST', '/tickets', withBlob(dropped, 'two'))).status).toBe(400);
});

test('blobs are found by auth, by auth id, and as a list', async () => {
  const helpdesk = await openHelpdesk();
  const [first, second] = [await upload(helpdesk), await upload(helpdesk)];
  expect((await call(helpdesk, 'GET', `/blobs/26854-${first}`)).status).toBe(200);
  const { body } = await call(helpdesk, 'GET', `/blobs?auth_ids=26854-${first},26855-${second},1-NOPE`);
  expect(body.data).toMatchObject([{ blob_auth: first }, { blob_auth: second }]);
});

test('`stringBlobId` makes blob_id a string', async () => {
  const helpdesk = await openHelpdesk({ stringBlobId: true });
  const { body } = await call(helpdesk, 'POST', '/blobs/temp', {
    form: fileForm('x', 'x.txt', 'text/plain'),
  });
  expect(body.data).toMatchObject({ blob_id: '26854' });
});

test('the download address gives the bytes to whoever has its token; only pictures are shown, the rest is saved', async () => {
  const helpdesk = await openHelpdesk();
  const address = async (name: string, type: string) => {
    const { body } = await call(helpdesk, 'POST', '/blobs/temp', { form: fileForm('<svg/>', name, type) });
    return z.object({ download_url: z.string() }).parse(body.data).download_url;
  };
  const svg = await fetch(await address('x.svg', 'image/svg+xml'));
  expect(await svg.text()).toBe('<svg/>');
  expect(svg.headers.get('content-disposition')).toMatch(/^attachment/);
  const png = await fetch(await address('x.png', 'image/png'));
  expect(png.headers.get('content-disposition')).toMatch(/^inline/);
  expect(png.headers.get('content-security-policy')).toContain('sandbox');
  const [withoutToken = ''] = (await address('y.png', 'image/png')).split('?');
  expect((await fetch(withoutToken)).status).toBe(404);
});

function textForm(name: string): FormData {
  const form = new FormData();
  form.append(name, 'text');
  return form;
}

function twoFiles(): FormData {
  const form = fileForm('a', 'a.txt', 'text/plain');
  form.append('file', new File(['b'], 'b.txt'));
  return form;
}

function secondPart(): FormData {
  const form = fileForm('a', 'a.txt', 'text/plain');
  form.append('title', 'text');
  return form;
}
