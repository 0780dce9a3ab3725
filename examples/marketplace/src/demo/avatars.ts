// Portraits of people who do not exist, drawn from a few shapes.
interface Look {
  back: string;
  skin: string;
  hair: string;
  top: string;
  style: 'bob' | 'short' | 'long' | 'bun' | 'curly' | 'bald' | 'scarf';
  glasses?: boolean;
  beard?: boolean;
}

const looks: Record<string, Look> = {
  marigold: { back: '#f6c667', skin: '#c98b62', hair: '#2c1b18', top: '#3f4f8a', style: 'scarf' },
  coral: { back: '#f2a38c', skin: '#e8b892', hair: '#5a3020', top: '#2f5d50', style: 'long' },
  sage: {
    back: '#b7c9a3',
    skin: '#f0c9a6',
    hair: '#8a5a2b',
    top: '#37414f',
    style: 'short',
    beard: true,
  },
  lilac: { back: '#cdb7e2', skin: '#f3d3b3', hair: '#1d1a1f', top: '#a4465f', style: 'bob' },
  sky: {
    back: '#a9cfe4',
    skin: '#efc5a1',
    hair: '#c48a3a',
    top: '#4a3b63',
    style: 'short',
    glasses: true,
  },
  clay: { back: '#d99873', skin: '#6f4630', hair: '#1a1312', top: '#efe2c4', style: 'curly' },
  mint: { back: '#a8dcc8', skin: '#b57f56', hair: '#231815', top: '#7b2d4b', style: 'bun' },
  rose: {
    back: '#eeb4c0',
    skin: '#dba67c',
    hair: '#3a2219',
    top: '#2d4a6b',
    style: 'bob',
    glasses: true,
  },
  slate: {
    back: '#9fabb8',
    skin: '#8a5a3c',
    hair: '#15100f',
    top: '#d8a13a',
    style: 'bald',
    beard: true,
  },
  plum: {
    back: '#b48bb0',
    skin: '#f1cdb0',
    hair: '#7a3b1e',
    top: '#e7d9ee',
    style: 'curly',
    glasses: true,
  },
  sand: { back: '#e6d3ae', skin: '#a8714a', hair: '#2b1d18', top: '#33614f', style: 'short' },
  pine: {
    back: '#7fa58f',
    skin: '#f4d8c0',
    hair: '#b9b3ad',
    top: '#5b2a3c',
    style: 'bun',
    glasses: true,
  },
};

export const avatarNames = Object.keys(looks);

export const avatarPath = (name: string): string => `/avatars/${name}.png`;

export function drawAvatar(name: string): string | undefined {
  const look = Object.hasOwn(looks, name) ? looks[name] : undefined;
  if (!look) return undefined;
  const parts = [
    `<rect width="200" height="200" fill="${look.back}"/>`,
    hairBehind(look),
    `<path d="M28 200c0-40 32-58 72-58s72 18 72 58z" fill="${look.top}"/>`,
    `<path d="M82 118h36v32c0 22-36 22-36 0z" fill="${look.skin}"/>`,
    `<path d="M82 130c10 12 26 12 36 0v10c-10 10-26 10-36 0z" fill="#000" opacity=".12"/>`,
    `<ellipse cx="100" cy="94" rx="35" ry="42" fill="${look.skin}"/>`,
    face(look),
    hairInFront(look),
    look.glasses ? glasses : '',
  ];
  const head =
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 200" width="400" height="400">';
  return `${head}${parts.join('')}</svg>`;
}

const glasses =
  '<g fill="none" stroke="#2a2226" stroke-width="3.5"><circle cx="86" cy="93" r="11"/>' +
  '<circle cx="114" cy="93" r="11"/><path d="M97 92q3-3 6 0M75 91l-9-3M125 91l9-3"/></g>';

function face({ hair, beard }: Look): string {
  const brows = `<path d="M78 82q8-5 15-1M107 81q7-4 15 1" fill="none" stroke="${hair}" stroke-width="3.5" stroke-linecap="round"/>`;
  const eyes =
    '<g fill="#241c1f"><circle cx="86" cy="93" r="4"/><circle cx="114" cy="93" r="4"/></g>';
  const nose =
    '<path d="M100 96q-5 11 1 12" fill="none" stroke="#000" stroke-opacity=".25" stroke-width="3" stroke-linecap="round"/>';
  const chin = beard
    ? `<path d="M65 98c0 30 14 42 35 42s35-12 35-42c-5 16-15 18-35 18s-30-2-35-18z" fill="${hair}"/>`
    : '';
  const mouth = `<path d="M88 117q12 10 24 0" fill="none" stroke="${beard ? '#f3dfd2' : '#8d3f3f'}" stroke-width="3.5" stroke-linecap="round"/>`;
  return chin + brows + eyes + nose + mouth;
}

function hairBehind({ style, hair }: Look): string {
  switch (style) {
    case 'long':
      return `<path d="M54 96c-4-62 96-62 92 0l8 72H46z" fill="${hair}"/>`;
    case 'bob':
      return `<path d="M56 92c-4-58 92-58 88 0l4 42H52z" fill="${hair}"/>`;
    case 'bun':
      return `<circle cx="100" cy="38" r="20" fill="${hair}"/>`;
    case 'curly':
      return [62, 72, 88, 112, 128, 138]
        .map(
          (x, i) => `<circle cx="${x}" cy="${[92, 66, 52, 52, 66, 92][i]}" r="22" fill="${hair}"/>`,
        )
        .join('');
    case 'scarf':
      return `<path d="M52 96c-2-60 98-60 96 0 4 34 8 52 0 68H52c-8-16-4-34 0-68z" fill="${hair}"/>`;
    default:
      return '';
  }
}

function hairInFront({ style, hair }: Look): string {
  switch (style) {
    case 'bald':
      return '';
    case 'short':
      return `<path d="M64 88c-6-48 78-50 72 0-4-16-12-24-24-26-16 6-34 4-42 8-4 6-5 12-6 18z" fill="${hair}"/>`;
    case 'curly':
      return `<path d="M65 84c4-30 66-30 70 0-12-18-58-18-70 0z" fill="${hair}"/>`;
    case 'scarf':
      return `<path d="M60 100c-6-64 86-64 80 0 0-22-14-40-40-40s-40 18-40 40zM60 100c2 24 14 42 40 44 26-2 38-20 40-44 8 24 6 46-4 56-24 12-48 12-72 0-10-10-12-32-4-56z" fill="${hair}"/>`;
    default:
      return `<path d="M62 92c-4-50 80-50 76 0-6-18-18-30-36-32-8 12-26 18-40 32z" fill="${hair}"/>`;
  }
}
