import { demoSeed } from '../../src/app/demo/places.ts'
import { seededPicks } from '../../src/app/demo/seeded-picks.ts'
import { estatePlan, gangwanYicun } from '../../src/places/index.ts'

/** An invented person as an office knows her. */
export type MessyPerson = {
  readonly name: string
  readonly relation: string
  readonly sex: '男' | '女'
  readonly year: number
  readonly month: number
  readonly day: number
  /** Digits that no telephone has; none where she gave none. */
  readonly phone: string | null
}

/** One of the 1,854 doors of the demo estate and who lives behind it. */
export type MessyHousehold = {
  readonly grid: number
  readonly building: number
  readonly staircase: number
  /** Whether another staircase of the building has the same door. */
  readonly isShared: boolean
  readonly door: string
  readonly members: readonly MessyPerson[]
}

const surnames = [...'陈李黄张梁林吴刘罗何周郭邓冯曾谢彭叶苏潘卢钟余谭杜温邱江简伍麦霍甘严欧']
const given = [...'丽芳敏静华英娟霞玲燕明强志伟国建平军辉杰文俊健勇成德海昌荣祥秋月好珍兰凤琼惠婉少庆嘉欣子轩']

const shapes: readonly (readonly string[])[] = [
  ['户主'],
  ['户主', '配偶'],
  ['本人', '妻', '儿子'],
  ['户主', '配偶', '长女', '次女'],
  ['户主', '丈夫', '子'],
  ['户主', '配偶', '父亲', '母亲'],
  ['本人', '女儿'],
  ['户主', '妻子', '儿子', '岳母'],
]

/** Everybody behind the doors of the demo estate; the same on every machine. */
export function messyHouseholds(): MessyHousehold[] {
  const plan = estatePlan(demoSeed, gangwanYicun)
  const picks = seededPicks(1854)
  let serial = 0
  const person = (relation: string, family: string, index: number): MessyPerson => {
    serial += 1
    const isElder = /父|母/.test(relation)
    const isYoung = /子$|女$|儿/.test(relation) && !/妻/.test(relation)
    return {
      // Nobody of one household bears the name of another.
      name: `${family}${given[(serial * 7 + index) % given.length]!}${given[(serial * 11 + index * 3) % given.length]!}`,
      relation,
      sex: /父|丈夫|儿|^子$/.test(relation) ? '男' : /母|妻|女/.test(relation) ? '女' : picks.of(['男', '女'] as const),
      year: isElder ? 1938 + picks.below(20) : isYoung ? 1985 + picks.below(35) : 1948 + picks.below(42),
      month: 1 + picks.below(12),
      day: 1 + picks.below(28),
      phone: isYoung || picks.below(10) < 2 ? null : `100${String(20_000_000 + serial * 7)}`,
    }
  }
  return plan.buildings.flatMap(({ grid, number: building, dwellings }) =>
    dwellings.map(({ staircase, door }, index) => {
      const family = picks.of(surnames)
      const isShared = dwellings.some((other) => other.door === door && other.staircase !== staircase)
      const shape = shapes[(building * 5 + index * 3) % shapes.length]!
      const members = shape.map((relation, at) =>
        person(relation, /配偶|妻|丈夫|岳母|母亲/.test(relation) ? picks.of(surnames) : family, at),
      )
      return { grid, building, staircase, isShared, door, members }
    }),
  )
}
