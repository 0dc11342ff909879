import { setTimeout as pause, setImmediate as step } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { type Carried, type Crossing, Crossings } from './crossings.ts'

type Sent = { readonly group: readonly number[]; readonly on: number; answer(hasFailed?: boolean): void }

/** A route whose groups are answered by hand. */
function byHand({ patience = 60_000, soon = 60_000, opens = (): boolean | Promise<boolean> => true } = {}) {
  const sent: Sent[] = []
  const told: number[][] = []
  const closed: number[] = []
  const refused: number[][] = []
  let opened = 0
  const open = async (): Promise<Crossing<number>> => {
    if (!(await opens())) throw new Error('no connection')
    const on = opened
    opened += 1
    return {
      carry: (group) =>
        new Promise<Carried>((resolve) => {
          const tell = () => void told.push([...group])
          sent.push({ group: [...group], on, answer: (hasFailed = false) => resolve({ hasFailed, tell }) })
        }),
      close: () => void closed.push(on),
    }
  }
  const refuse = (waiting: readonly number[]) => void refused.push([...waiting])
  const crossings = new Crossings<number>({ mostTogether: 8, mostLanes: 2, patience, soon, open, refuse })
  const come = (...asks: number[]) => {
    for (const ask of asks) crossings.add(ask)
  }
  return { sent, told, closed, refused, come, groups: () => sent.map(({ on, group }) => [on, ...group]) }
}

/** Until all that follows at once has followed, however long this process stood still, and then more than its patience. */
const turn = async () => {
  await step()
  await step()
  await pause(5)
}

it('sends the first of few together, and nothing behind them that is smaller', async () => {
  const { sent, told, closed, come, groups } = byHand()
  come(1, 2, 3)
  await turn()
  come(4, 5)
  await turn()
  expect(groups()).toEqual([[0, 1, 2, 3]])
  sent[0]!.answer()
  await turn()
  expect(groups()[1]).toEqual([0, 4, 5])
  expect([told, closed]).toEqual([[[1, 2, 3]], []])
  sent[1]!.answer()
  await turn()
  expect(closed).toEqual([0])
})

it('parts many, keeps two groups under way, and lets the next go before those answered are told', async () => {
  const { sent, told, come, groups } = byHand()
  come(1, 2, 3, 4, 5, 6, 7, 8, 9)
  await turn()
  expect(groups()).toEqual([
    [0, 1, 2, 3, 4],
    [0, 5, 6, 7, 8, 9],
  ])
  come(10, 11, 12, 13, 14)
  await turn()
  expect(sent.length).toBe(2)
  sent[0]!.answer()
  await turn()
  expect([told.length, groups()[2]]).toEqual([1, [0, 10, 11, 12, 13, 14]])
})

it('lets nobody follow a group that failed, and opens another connection for those who wait', async () => {
  const { sent, closed, come, groups } = byHand()
  come(1, 2, 3, 4)
  await turn()
  come(5, 6)
  sent[0]!.answer(true)
  await turn()
  come(7)
  await turn()
  expect(groups().slice(2)).toEqual([])
  sent[1]!.answer(true)
  await turn()
  expect([closed, groups()[2]]).toEqual([[0], [1, 5, 6, 7]])
})

it('sends nobody behind a group that the database has had for long', async () => {
  const { sent, come, groups } = byHand({ soon: 2 })
  come(1)
  await turn()
  come(2)
  await turn()
  expect(groups()).toEqual([[0, 1]])
  sent[0]!.answer()
  await turn()
  expect(groups()[1]).toEqual([0, 2])
})

it('passes by a group that is not back in time, on as many connections as are allowed', async () => {
  const { sent, come, groups } = byHand({ patience: 1 })
  for (const ask of [1, 2, 3]) {
    come(ask)
    await turn()
  }
  expect(groups()).toEqual([
    [0, 1],
    [1, 2],
  ])
  sent[1]!.answer()
  await turn()
  expect(groups()[2]).toEqual([2, 3])
})

it('refuses all who wait where no connection is to be had, and tries again for those who come later', async () => {
  let isOpen = false
  const { refused, come, groups } = byHand({ opens: () => isOpen })
  come(1, 2)
  await turn()
  isOpen = true
  come(3)
  await turn()
  expect([refused, groups()]).toEqual([[[1, 2]], [[0, 3]]])
})

it('refuses nobody for a connection that was sought before she came', async () => {
  const answers: Array<(isOpen: boolean) => void> = []
  const opens = () => new Promise<boolean>((resolve) => void answers.push(resolve))
  const { refused, come, groups } = byHand({ opens })
  come(1, 2)
  await turn()
  come(3)
  answers[0]!(false)
  await turn()
  answers[1]!(true)
  await turn()
  expect([refused, groups()]).toEqual([[[1, 2]], [[0, 3]]])
})
