import { tightWords, withDigits } from './rules-numerals.ts'

/** What an address says of a door, by numbers; null where it says nothing. */
export type AddressParts = {
  readonly building: number | null
  readonly staircase: number | null
  readonly floor: number | null
  readonly door: string | null
}

/** A door by numbers: `302` of staircase 1 (null where the address does not say) in building 5. */
export type DoorName = { readonly building: number; readonly staircase: number | null; readonly door: string }

export type AddressReason = 'unreadable-address' | 'no-building' | 'no-door' | 'floor-and-door-differ' | 'read-as-date'

const nothing: AddressParts = { building: null, staircase: null, floor: null, door: null }

/**
 * The parts of an address as people write it: `港湾一村5栋302房`, `5-302`, `五栋三零二`, `5栋1梯302`, `5号楼3楼02室`, `302`.
 * Null where something in it cannot be understood; nothing is guessed.
 */
export function addressParts(words: string): AddressParts | null {
  const whole = tightWords(words).replace(/[(（][^)）]*[)）]/g, '')
  if (whole === '') return null
  let rest = withDigits(withoutEstate(whole))
  const building = /^第?(\d{1,4})(?:栋|幢|座|号楼|号|#楼?|-|\/)楼?-?/.exec(rest)
  if (building) rest = rest.slice(building[0].length)
  const isDashed = /[-/]$/.test(building?.[0] ?? '')
  const staircase = (isDashed && /^(\d{1,2})[-/](?=\d{2,4}$)/.exec(rest)) || /^第?(\d{1,2})(?:梯|单元|门)-?/.exec(rest)
  if (staircase) rest = rest.slice(staircase[0].length)
  const floor = /^第?(\d{1,2})(?:楼|层)-?/.exec(rest)
  if (floor) rest = rest.slice(floor[0].length)
  const door = /^(\d{1,4}[A-Za-z]?)(?:房|室|号房?|户)?$/.exec(rest)
  if (!door && rest !== '') return null
  if (!building && !staircase && !floor && !door) return null
  return {
    building: numberOf(building),
    staircase: numberOf(staircase),
    floor: numberOf(floor),
    door: door ? tidyDoor(door[1]!) : null,
  }
}

/** What stands before the building: district, street, road and its number, the estate's name. */
function withoutEstate(words: string): string {
  const road = /^.*?(?:路|街|巷|大道|马路)\d+号(?:院|之\d+)?(?!楼)(?=.)/.exec(words)
  const rest = road ? words.slice(road[0].length) : words
  return rest.replace(/^.*(?:村|社区|小区|花园|新村|大院|宿舍|苑)/, '')
}

function numberOf(found: RegExpExecArray | null | false): number | null {
  return found ? Number(found[1]) : null
}

/** A door as it stands on the plate: 0302 is 302. */
function tidyDoor(door: string): string {
  return door.length > 3 ? door.toUpperCase().replace(/^0(?=\d{3})/, '') : door.toUpperCase()
}

/** One door from everything a row, its heading and its sheet say; later ones fill in what earlier ones leave out. */
export function doorFrom(said: readonly (AddressParts | null)[]): DoorName | { readonly wrong: AddressReason } {
  const parts = said.reduce<AddressParts>(
    (sum, each) => ({
      building: sum.building ?? each?.building ?? null,
      staircase: sum.staircase ?? each?.staircase ?? null,
      floor: sum.floor ?? each?.floor ?? null,
      door: sum.door ?? each?.door ?? null,
    }),
    nothing,
  )
  if (parts.door === null) return { wrong: 'no-door' }
  if (parts.building === null) return { wrong: 'no-building' }
  const { building, staircase, floor } = parts
  if (floor === null) return { building, staircase, door: parts.door }
  if (parts.door.length <= 2) return { building, staircase, door: `${floor}${parts.door.padStart(2, '0')}` }
  if (!parts.door.startsWith(String(floor))) return { wrong: 'floor-and-door-differ' }
  return { building, staircase, door: parts.door }
}

/** Part of an address from a column of its own: 5, 5栋, 五, 三零二, A. */
export function partIn(field: 'building' | 'staircase' | 'floor' | 'door', words: string): AddressParts | null {
  const tight = withDigits(withoutEstate(tightWords(words)))
  if (field === 'door') {
    const whole = addressParts(tight)
    return whole && whole.door !== null ? whole : null
  }
  const found = /^第?(\d{1,4})(?:栋|幢|座|号楼|号|#|楼|层|梯|单元|门)?$/.exec(tight)
  return found ? { ...nothing, [field]: Number(found[1]) } : null
}
