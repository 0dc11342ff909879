import type { WhoAmI } from '../../../people/web/index.ts'

type Door = WhoAmI['doors'][number]
type Room = {
  readonly character: string
  readonly name: 'room.matters' | 'room.places' | 'room.staff' | 'room.messages' | 'room.figures' | 'room.settings'
  readonly to: string
  /** One of these doors opens the room. */
  readonly doors: readonly Door[]
}

/** The rooms on the rail, in the order of the day. A room comes onto the rail together with its screens. */
export const railRooms: readonly Room[] = [
  { character: '事', name: 'room.matters', to: '/', doors: ['desk', 'field'] },
  { character: '地', name: 'room.places', to: '/places', doors: ['desk', 'field', 'staff'] },
  { character: '人', name: 'room.staff', to: '/staff', doors: ['staff', 'accounts', 'confirmations'] },
  { character: '讯', name: 'room.messages', to: '/messages', doors: ['desk'] },
  { character: '数', name: 'room.figures', to: '/figures', doors: ['desk'] },
  { character: '设', name: 'room.settings', to: '/settings', doors: ['desk', 'accounts'] },
]

/** The rooms that somebody's posts open. */
export function roomsFor(doors: readonly Door[]): Room[] {
  return railRooms.filter((room) => room.doors.some((door) => doors.includes(door)))
}
