import type { FC } from 'hono/jsx';

const paths = {
  jobs: 'M4 8h16v11H4zM9 8V5h6v3M4 13h16',
  people:
    'M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.500 20c0-4 3-6 6.500-6s6.500 2 6.500 6M16 4.500a3.500 3.500 0 0 1 0 6.500M18 14.500c2.300.7 3.500 2.500 3.500 5.500',
  proposals: 'M4 12 20 4l-4 16-4.500-6.500zM11.500 13.500 20 4',
  contracts: 'M6 3h9l4 4v14H6zM14 3v5h5M9 13h7M9 17h5',
  earnings:
    'M12 3v18M16.500 7c-1-1.300-2.600-2-4.500-2-2.500 0-4.500 1.200-4.500 3.300C7.500 13 17 10.500 17 15.500c0 2.200-2.200 3.500-5 3.500-2.200 0-4-.8-5-2.500',
  trust: 'M12 3 5 6v5c0 4.500 3 8 7 10 4-2 7-5.500 7-10V6zM9 12l2 2 4-4',
  alert: 'M12 4 2.500 20h19zM12 10v4.500M12 17.200v.3',
  check: 'M5 12.500 10 17.500 19.500 7',
  enter: 'M14 4h6v16h-6M4 12h11M11 8l4 4-4 4',
} as const;

export type IconName = keyof typeof paths;

export const Icon: FC<{ name: IconName }> = ({ name }) => (
  <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    <path d={paths[name]} />
  </svg>
);
