import type { WhoAmI } from '../../../people/web/index.ts'

type Door = WhoAmI['doors'][number]
type Room = {
  /** The message that says its one character. */
  readonly sign: `sign.${'matters' | 'places' | 'staff' | 'care' | 'duties' | 'messages' | 'figures' | 'settings'}`
  readonly name:
    | 'room.matters'
    | 'room.places'
    | 'room.staff'
    | 'room.care'
    | 'room.duties'
    | 'room.messages'
    | 'room.figures'
    | 'room.settings'
  readonly to: string
  /** One of these doors opens the room. */
  readonly doors: readonly Door[]
  /** Its pages, where there are several: the first that somebody's posts open is the room's face. */
  readonly parts?: readonly { readonly to: string; readonly doors: readonly Door[] }[]
}

/** The rooms on the rail, in the order of the day. A room comes onto the rail together with its screens. */
export const railRooms: readonly Room[] = [
  { sign: 'sign.matters', name: 'room.matters', to: '/', doors: ['desk', 'field'] },
  { sign: 'sign.places', name: 'room.places', to: '/places', doors: ['desk', 'field', 'staff'] },
  {
    sign: 'sign.staff',
    name: 'room.staff',
    to: '/staff',
    doors: ['residents', 'staff', 'accounts', 'confirmations', 'organisations', 'party'],
    parts: [
      { to: '/residents', doors: ['residents'] },
      { to: '/staff/requests', doors: ['requests'] },
      { to: '/staff', doors: ['staff', 'accounts', 'confirmations'] },
      { to: '/staff/coverage', doors: ['organisations'] },
    ],
  },
  { sign: 'sign.care', name: 'room.care', to: '/care', doors: ['care'] },
  { sign: 'sign.duties', name: 'room.duties', to: '/duties', doors: ['care'] },
  // The call list and orders from outside are worked by those who also answer residents' requests: secretary and clerk.
  { sign: 'sign.messages', name: 'room.messages', to: '/messages', doors: ['requests'] },
  { sign: 'sign.figures', name: 'room.figures', to: '/figures', doors: ['desk'] },
  { sign: 'sign.settings', name: 'room.settings', to: '/settings', doors: ['requests', 'journal'] },
]

/** The rooms that somebody's posts open, each with the page to begin with. */
export function roomsFor(doors: readonly Door[]): Room[] {
  const isOpen = (wanted: readonly Door[]) => wanted.some((door) => doors.includes(door))
  return railRooms
    .filter((room) => isOpen(room.doors))
    .map((room) => ({ ...room, to: room.parts?.find((part) => isOpen(part.doors))?.to ?? room.to }))
}

/** Whether an address lies in a room. A matter's own page is in the room of matters, which is also the desk's first page. */
export function isInRoom(path: string, { to, parts }: Room): boolean {
  if (to === '/') return path === '/' || path.startsWith('/matters')
  return [to, ...(parts ?? []).map((part) => part.to)].some((each) => path === each || path.startsWith(`${each}/`))
}
