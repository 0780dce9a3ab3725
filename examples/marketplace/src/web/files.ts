import { readFileSync } from 'node:fs';
import { Resvg } from '@resvg/resvg-js';
import { Hono } from 'hono';
import { drawAvatar } from '../demo/avatars.ts';
import { photoById } from '../domain/photos.ts';
import type { Services } from '../services.ts';

const publicFiles = {
  'style.css': 'text/css; charset=utf-8',
  'live.js': 'text/javascript; charset=utf-8',
  'icon.svg': 'image/svg+xml',
};

/** Files and pictures: the same for everybody, so no session is looked at. */
export function fileRoutes({ db }: Services): Hono {
  const routes = new Hono();

  for (const [name, type] of Object.entries(publicFiles)) {
    const content = readFileSync(new URL(`../../public/${name}`, import.meta.url), 'utf8');
    const headers = { 'content-type': type, 'cache-control': 'public, max-age=300' };
    routes.get(`/${name}`, (c) => c.body(content, 200, headers));
  }

  routes.get('/avatars/:file', (c) => {
    const file = c.req.param('file');
    const svg = file.endsWith('.png') && drawAvatar(file.slice(0, -'.png'.length));
    if (!svg) return c.notFound();
    // As photos are, and as Visavis takes them: a drawing could carry a script.
    const png = new Resvg(svg).render().asPng();
    return c.body(new Uint8Array(png), 200, { 'content-type': 'image/png', ...pictureHeaders });
  });

  routes.get('/photos/:id', (c) => {
    const photo = photoById(db, c.req.param('id'));
    if (!photo) return c.notFound();
    return c.body(new Uint8Array(photo.bytes), 200, {
      'content-type': photo.type,
      ...pictureHeaders,
    });
  });

  return routes;
}

const pictureHeaders = {
  'cache-control': 'public, max-age=3600',
  'cross-origin-resource-policy': 'same-origin',
  'content-security-policy': "default-src 'none'; sandbox",
};
