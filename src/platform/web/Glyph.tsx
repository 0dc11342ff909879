const paths = {
  search: 'M10.5 4a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13ZM15.5 15.5 20 20',
  bell: 'M6 16V11a6 6 0 0 1 12 0v5l1.5 2h-15L6 16ZM10 20.5h4',
  clock: 'M12 3.5a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17ZM12 7.5V12l3 2',
  alert: 'M12 4 21 19.5H3L12 4ZM12 10v4.5M12 17v.2',
  check: 'M4.5 12.5 10 18 19.5 7',
  pause: 'M9 5.5v13M15 5.5v13',
  lock: 'M6 11h12v9H6v-9ZM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
  eyeOff: 'M3 12s3.5-6 9-6 9 6 9 6-3.5 6-9 6-9-6-9-6ZM4 4l16 16',
  print: 'M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7v-6Z',
  brush: 'M19.5 4.5 11 13M11 13l2 2M11 13c-3 0-3.5 2-4 4-.3 1-1 2-2.5 2.5 4 1 8.500 0 8.5-4.500',
  phone:
    'M6 4h4l1.500 4.500-2.500 1.500a11 11 0 0 0 5 5l1.500-2.500L20 14v4c0 1.200-.8 2-2 2C10.500 20 4 13.500 4 6c0-1.200.8-2 2-2Z',
  place:
    'M12 21s-6.500-6-6.500-11a6.500 6.500 0 0 1 13 0c0 5-6.500 11-6.500 11ZM12 12.500a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5Z',
  office: 'M5 20V5h9v15M14 10h5v10M3 20h18M8 8.500h3M8 12h3M8 15.500h3',
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM4.500 20c.8-4 3.700-6 7.500-6s6.700 2 7.500 6',
  back: 'M15 5l-7 7 7 7',
  flag: 'M6 21V4h11l-2 4 2 4H6',
  camera: 'M4 8h4l1.5-2.5h5L16 8h4v11H4V8ZM12 16.5a3.2 3.2 0 1 0 0-6.4 3.2 3.2 0 0 0 0 6.4Z',
  album: 'M4 5h16v14H4V5ZM4 16l4.5-5 4 4.5 2.5-2.5 5 4.5M15.5 9.2v.2',
  cross: 'M6 6l12 12M18 6 6 18',
  dot: 'M12 8.5a3.5 3.5 0 1 1 0 7 3.5 3.5 0 0 1 0-7Z',
  offline:
    'M5 5l14 14M4 10.5c1.3-1.2 2.8-2.1 4.4-2.6M20 10.5a11.5 11.5 0 0 0-7.5-3.2M7.5 14a7 7 0 0 1 3.5-1.8M12 18.5v.2',
  list: 'M9 6.5h11M9 12h11M9 17.5h11M4.5 6.5h.2M4.5 12h.2M4.5 17.5h.2',
  plus: 'M12 5v14M5 12h14',
} as const

export type GlyphName = keyof typeof paths

type Props = { readonly name: GlyphName; readonly size?: number }

/** A small drawing beside a word, never alone: screen readers do not hear it. `size` in em hundredths of the text (default 115). */
export function Glyph({ name, size = 115 }: Props) {
  return (
    <svg
      aria-hidden="true"
      className="glyph"
      viewBox="0 0 24 24"
      width={`${size / 100}em`}
      height={`${size / 100}em`}
      fill="none"
      stroke="currentColor"
      strokeWidth="1.8"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={paths[name]} />
    </svg>
  )
}
