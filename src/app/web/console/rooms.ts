import type { WhoAmI } from '../../../people/web/index.ts'

type Door = WhoAmI['doors'][number]
type Room = {
  /** The message that says its one character. */
  readonly sign: `sign.${'matters' | 'places' | 'staff' | 'messages' | 'figures' | 'settings'}`
  readonly name: 'room.matters' | 'room.places' | 'room.staff' | 'room.messages' | 'room.figures' | 'room.settings'
  readonly to: string
  /** One of these doors opens the room. */
  readonly doors: readonly Door[]
}

/** The rooms on the rail, in the order of the day. A room comes onto the rail together with its screens. */
export const railRooms: readonly Room[] = [
  { sign: 'sign.matters', name: 'room.matters', to: '/', doors: ['desk', 'field'] },
  { sign: 'sign.places', name: 'room.places', to: '/places', doors: ['desk', 'field', 'staff'] },
  {
    sign: 'sign.staff',
    name: 'room.staff',
    to: '/staff',
    doors: ['staff', 'accounts', 'confirmations', 'organisations', 'party'],
  },
  { sign: 'sign.messages', name: 'room.messages', to: '/messages', doors: ['desk'] },
  { sign: 'sign.figures', name: 'room.figures', to: '/figures', doors: ['desk'] },
  { sign: 'sign.settings', name: 'room.settings', to: '/settings', doors: ['desk', 'accounts'] },
]

/** The rooms that somebody's posts open. */
export function roomsFor(doors: readonly Door[]): Room[] {
  return railRooms.filter((room) => room.doors.some((door) => doors.includes(door)))
}
