import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { HTTPException } from 'hono/http-exception';
import { avatarNames, avatarPath } from '../demo/avatars.ts';
import { choosePhoto, photoBytesMax, photoType, uploadPhoto } from '../domain/photos.ts';
import { formText, freelancerOnly, see, signedIn } from './context.ts';
import type { Ctx, Env } from './context.ts';
import { notDone } from './gated.tsx';
import { page } from './layout.tsx';
import { Field, FormErrors, HeldHint } from './parts.tsx';

const tooBig = 'This file is larger than 2 MB.';

export function photoRoutes(): Hono<Env> {
  const routes = new Hono<Env>();

  routes.get('/settings/photo', freelancerOnly, (c) => photoPage(c, []));

  routes.post('/settings/photo/choose', freelancerOnly, async (c) => {
    const { db } = c.get('services');
    const name = await formText(c, 'portrait');
    if (!avatarNames.includes(name)) return photoPage(c, ['Please choose a portrait.']);
    return change(c, (personId) => choosePhoto(db, personId, avatarPath(name)));
  });

  const limit = bodyLimit({
    maxSize: photoBytesMax + 16 * 1024,
    onError: () => {
      throw new HTTPException(413, { message: tooBig });
    },
  });
  routes.post('/settings/photo/upload', freelancerOnly, limit, async (c) => {
    const { db } = c.get('services');
    const file = (await c.req.parseBody())['photo'];
    if (!(file instanceof File) || file.size === 0) return photoPage(c, ['Please choose a file.']);
    if (file.size > photoBytesMax) return photoPage(c, [tooBig]);
    const bytes = Buffer.from(await file.arrayBuffer());
    const type = photoType(bytes);
    if (!type) return photoPage(c, ['Please choose a PNG, JPEG or WebP picture.']);
    return change(c, (personId) => uploadPhoto(db, personId, { type, bytes }));
  });

  return routes;
}

async function change(c: Ctx, act: (personId: number) => void) {
  const { gate } = c.get('services');
  const { person } = signedIn(c);
  const answer = await gate.run(person.account, 'change_profile_photo', () => act(person.id));
  if (answer.kind !== 'done') return notDone(c, answer, <PhotoInCall />);
  return see(c, '/settings/photo', 'photo-changed');
}

const PhotoInCall = () => (
  <p>If your photo no longer looks like you, say so in the call: it doesn’t count against you.</p>
);

function photoPage(c: Ctx, errors: string[]) {
  const viewer = signedIn(c);
  const { person } = viewer;
  return page(
    c,
    'Your photo',
    <>
      <h1>Your photo</h1>
      <p>
        <img
          class="face huge"
          src={person.photo}
          alt="You, as clients see you now"
          width="128"
          height="128"
          data-testid="current-photo"
        />
      </p>
      <HeldHint viewer={viewer} action="change_profile_photo" />
      <FormErrors errors={errors} />
      <section class="card">
        <h2>Upload a picture</h2>
        <form
          method="post"
          action="/settings/photo/upload"
          enctype="multipart/form-data"
          data-testid="photo-upload-form"
        >
          <Field name="photo" label="PNG, JPEG or WebP, up to 2 MB">
            <input
              id="photo"
              name="photo"
              type="file"
              accept="image/png,image/jpeg,image/webp"
              required
              data-testid="photo-file"
            />
          </Field>
          <button data-testid="photo-upload-submit">Upload</button>
        </form>
      </section>
      <section class="card">
        <h2>Or choose a portrait</h2>
        <form method="post" action="/settings/photo/choose" data-testid="photo-form">
          <fieldset class="portraits">
            <legend class="visually-hidden">Portrait</legend>
            {avatarNames.map((name) => (
              <label class="portrait">
                <input
                  type="radio"
                  name="portrait"
                  value={name}
                  required
                  checked={person.photo === avatarPath(name)}
                  data-testid="photo-option"
                />
                <img class="face large" src={avatarPath(name)} alt="" width="72" height="72" />
                <span>{name}</span>
              </label>
            ))}
          </fieldset>
          <button data-testid="photo-submit">Use this portrait</button>
        </form>
      </section>
    </>,
    errors.length > 0 ? 422 : 200,
  );
}
