import type { Tx } from '../platform/db/transaction.ts'
import { newId } from '../platform/ids.ts'
import { openStream, type Stream } from './estate-plan-random.ts'
import { findBuildings } from './read.ts'
import { insertFacility } from './write-facilities.ts'

type House = Awaited<ReturnType<typeof findBuildings>>[number]

/** Gives every house of a community the facilities an ageing house has, drawn from a seed: for the demo. Actor: founder. */
export async function foundFacilities(
  tx: Tx,
  at: { community: string; from: string; checked: readonly string[]; seed: number },
): Promise<void> {
  const stream = openStream(at.seed)
  for (const house of await findBuildings(tx, at.community)) {
    for (const row of facilitiesOf(house, stream)) {
      await insertFacility(tx, {
        ...row,
        community: at.community,
        id: newId(),
        building: house.id,
        grid: house.grid_id,
        condition: stream.weighted([
          ['good', 8],
          ['worn', 3],
          ['broken', 1],
        ]),
        checkedOn: at.checked[stream.below(at.checked.length)],
        from: at.from,
      })
    }
  }
}

function facilitiesOf(house: House, stream: Stream) {
  const perStaircase = house.staircases.flatMap(({ id }) => [
    { kind: 'lamp', staircase: id, floor: 1 + stream.below(house.floors), spot: '楼道转角' },
    { kind: 'handrail', staircase: id, spot: '楼梯全程' },
    { kind: 'extinguisher', staircase: id, floor: 1, spot: '楼梯口' },
    ...(house.has_lift ? [{ kind: 'lift', staircase: id, spot: '电梯间' }] : []),
  ])
  return [...perStaircase, { kind: 'hydrant', spot: '楼前' }, { kind: 'well', spot: '门前路边' }]
}
