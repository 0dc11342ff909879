import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Behind, type Compared, judgeDoor, type Resident, rowKinds } from './rules-verdicts.ts'

const row = (number: number, change: Partial<Compared> = {}): Compared => ({
  number,
  page: 0,
  line: number + 2,
  name: '岑婉仪',
  sex: null,
  birth: { year: 1950, month: 3 },
  phoneHash: null,
  relation: null,
  headCount: null,
  cells: { address: `A${number + 2}`, name: `B${number + 2}`, relation: `C${number + 2}` },
  remarks: [],
  decision: null,
  ...change,
})
const resident = (change: Partial<Resident> = {}): Resident => ({
  id: 'r1',
  name: '岑婉仪',
  sex: null,
  birth: { year: 1950, month: 3 },
  phoneHash: null,
  relation: null,
  ...change,
})
const behind = (...residents: Resident[]): Behind => ({
  household: residents.length > 0 ? { headCount: null } : null,
  residents,
})
const judge = (rows: Compared[], at = behind(), elsewhere: Resident | null = null) =>
  [...judgeDoor(rows, at, () => elsewhere)].sort(([one], [other]) => one - other).map(([, verdict]) => verdict)
const said = (verdicts: ReturnType<typeof judge>) =>
  verdicts.map(({ kind, remarks }) => [kind, remarks.at(-1)?.reason ?? null, remarks.at(-1)?.cell ?? null])

describe('a line compared with the register', () => {
  it.each([
    ['nobody of the name', {}, null, 'new'],
    ['the same month', {}, {}, 'unchanged'],
    ['the same month and a telephone that is new', { phoneHash: 'a' }, {}, 'changed'],
    ['the same year alone', { birth: { year: 1950, month: null } }, {}, 'unchanged'],
    ['a month where the year alone was known', {}, { birth: { year: 1950, month: null } }, 'changed'],
    ['the same telephone and no birth', { birth: null, phoneHash: 'a' }, { phoneHash: 'a' }, 'unchanged'],
    ['nothing but the name on both sides', { birth: null }, { birth: null }, 'unchanged'],
    ['another birth', { birth: { year: 1955, month: 3 } }, {}, 'conflict'],
    [
      'another birth and the same telephone',
      { birth: { year: 1955, month: 3 }, phoneHash: 'a' },
      { phoneHash: 'a' },
      'conflict',
    ],
    ['nothing to tell them apart', { birth: null }, {}, 'conflict'],
  ] as const)('%s', (_name, line, known, kind) => {
    expect(judge([row(0, line)], known ? behind(resident(known)) : behind())[0]?.kind).toBe(kind)
  })

  it('of somebody with the same telephone behind another door is a conflict', () => {
    expect(said(judge([row(0)], behind(), resident()))).toEqual([['conflict', 'lives-elsewhere', 'B2']])
    expect(said(judge([row(0, { decision: 'another' })], behind(), resident()))).toEqual([['new', null, null]])
  })

  it('follows what a person decided', () => {
    const other = { birth: { year: 1955, month: 3 } }
    expect(judge([row(0, { ...other, decision: 'same' })], behind(resident()))).toMatchObject([
      { kind: 'changed', person: 'r1', changes: ['birth'] },
    ])
    expect(judge([row(0, { ...other, decision: 'another' })], behind(resident()))).toMatchObject([
      { kind: 'new', person: null },
    ])
    expect(judge([row(0, { ...other, decision: 'leave-out' })], behind(resident()))).toMatchObject([
      { kind: 'conflict' },
    ])
  })

  it('never makes a second head', () => {
    const head = resident({ id: 'r0', name: '区伟明', relation: 'head' })
    expect(said(judge([row(0, { relation: 'head' })], behind(head)))).toEqual([['conflict', 'other-head', 'B2']])
    expect(judge([row(0, { relation: 'head', decision: 'another' })], behind(head))).toMatchObject([
      { kind: 'new', changes: ['without-head'] },
    ])
  })
})

describe('lines of one door', () => {
  it('with two heads are both refused, at the cell that says so', () => {
    const rows = [
      row(0, { relation: 'head' }),
      row(1, { name: '区伟明', relation: 'head' }),
      row(2, { name: '区小明' }),
    ]
    expect(said(judge(rows))).toEqual([
      ['rejected', 'two-heads', 'C2'],
      ['rejected', 'two-heads', 'C3'],
      ['new', null, null],
    ])
  })

  it('that begin again further down with another head are a dwelling that comes twice', () => {
    const rows = [
      row(0, { relation: 'head' }),
      row(1, { name: '甲' }),
      row(7, { name: '区伟明', relation: 'head' }),
      row(8, { name: '区小明' }),
    ]
    expect(said(judge(rows))).toEqual([
      ['new', null, null],
      ['new', null, null],
      ['rejected', 'dwelling-twice', 'A9'],
      ['rejected', 'dwelling-twice', 'A10'],
    ])
    const counts = [row(0, { name: null, headCount: 3 }), row(5, { name: null, headCount: 2 })]
    expect(said(judge(counts))).toEqual([
      ['new', null, null],
      ['rejected', 'dwelling-twice', 'A7'],
    ])
  })

  it('that say the same person twice take her once', () => {
    expect(said(judge([row(0), row(1)]))).toEqual([
      ['new', null, null],
      ['rejected', 'twice-in-sheet', 'B3'],
    ])
    expect(said(judge([row(0), row(1, { birth: { year: 1980, month: 1 } })]))[1]).toEqual([
      'conflict',
      'same-name-in-sheet',
      'B3',
    ])
  })

  it('entered and compared again are all unchanged', () => {
    const birth = fc.option(
      fc.record({ year: fc.integer({ min: 1930, max: 2020 }), month: fc.option(fc.integer({ min: 1, max: 12 })) }),
    )
    const person = fc.record({
      name: fc.constantFrom('甲', '乙', '丙', '丁'),
      birth,
      phoneHash: fc.option(fc.constantFrom('a', 'b')),
      relation: fc.option(fc.constantFrom('head' as const, 'spouse' as const, 'child' as const)),
      sex: fc.option(fc.constantFrom('female' as const, 'male' as const)),
    })
    fc.assert(
      fc.property(fc.array(person, { minLength: 1, maxLength: 6 }), (people) => {
        const rows = people.map((each, number) => row(number, each))
        const first = judgeDoor(rows, behind(), () => null)
        const entered = rows.filter(({ number }) => first.get(number)!.kind === 'new')
        const residents = entered.map(
          ({ number, name, sex, birth: born, phoneHash, relation }): Resident => ({
            id: `r${number}`,
            name: name!,
            sex,
            birth: born,
            phoneHash,
            relation,
          }),
        )
        const again = judgeDoor(rows, behind(...residents), () => null)
        expect([...first.values()].every(({ kind }) => rowKinds.includes(kind))).toBe(true)
        for (const { number } of entered) expect(again.get(number)!.kind).toBe('unchanged')
        expect(residents.filter(({ relation }) => relation === 'head').length).toBeLessThanOrEqual(1)
      }),
    )
  })
})
