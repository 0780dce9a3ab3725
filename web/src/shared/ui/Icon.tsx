const paths = {
  microphone:
    'M12 3a3 3 0 0 0-3 3v6a3 3 0 0 0 6 0V6a3 3 0 0 0-3-3ZM5 11v1a7 7 0 0 0 14 0v-1M12 19v3',
  microphone_off:
    'M3 3l18 18M9 9v3a3 3 0 0 0 5 2.200M15 10V6a3 3 0 0 0-5.700-1.300M5 11v1a7 7 0 0 0 11.500 5.400M19 11v1a7 7 0 0 1-.500 2.600M12 19v3',
  camera: 'M3 7h11v10H3ZM14 11l7-4v10l-7-4',
  camera_off: 'M3 3l18 18M10 7h4v4l7-4v10l-2.500-1.400M14 14v3H3V7h3',
  switch: 'M4 9a8 8 0 0 1 14-3l2 2M20 3v5h-5M20 15a8 8 0 0 1-14 3l-2-2M4 21v-5h5',
  globe: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18ZM3 12h18M12 3c5 5 5 13 0 18M12 3c-5 5-5 13 0 18',
  chat: 'M4 5h16v11H9l-5 4Z',
  close: 'M6 6l12 12M18 6L6 18',
  more: 'M5 12v.01M12 12v.01M19 12v.01',
  leave: 'M10 4H5v16h5M10 12h10M16 8l4 4-4 4',
  question: 'M9 9a3 3 0 1 1 4.500 2.600c-1 .6-1.500 1.200-1.500 2.400M12 18v.01',
  challenge: 'M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8ZM5 20c0-4 3-6 7-6s7 2 7 6M18 4l3 3-3 3M6 4L3 7l3 3',
  document:
    'M3 6h18v12H3ZM7 11a2 2 0 1 0 0-.01M5.500 15.500c.5-1.500 2.500-1.500 3 0M13 10h5M13 14h5',
  consent: 'M5 12l4 4L19 6',
  badge:
    'M12 2l2.600 2 3.300-.200.900 3.200 2.700 1.900L20.400 12l1.100 3.100-2.700 1.900-.900 3.200-3.300-.200L12 22l-2.600-2-3.300.200-.900-3.200L2.500 15.100 3.600 12 2.500 8.900l2.700-1.900.900-3.200 3.300.200ZM8 12l3 3 5-6',
  photo: 'M4 8h3l2-3h6l2 3h3v11H4ZM12 10a3.500 3.500 0 1 0 0 7a3.500 3.500 0 1 0 0-7Z',
  done: 'M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18ZM8 12l3 3 5-6',
  attention: 'M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18ZM12 8v5M12 16.500v.010',
  open: 'M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18Z',
} as const;

export function Icon({ name, className }: { name: keyof typeof paths; className?: string }) {
  return (
    <svg
      className={className ?? 'icon'}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={paths[name]} />
    </svg>
  );
}
