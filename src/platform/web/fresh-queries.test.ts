import { QueryObserver } from '@tanstack/react-query'
import { describe, expect, it } from 'vitest'
import { FreshQueries } from './fresh-queries.ts'

/** A question that is open on the screen, its answers under the test's hand. */
function ask(queries: FreshQueries, queryKey: string[]) {
  const answers: ((answer: string) => void)[] = []
  const question = new QueryObserver(queries, {
    queryKey,
    queryFn: () =>
      new Promise<string>((resolve) => {
        answers.push(resolve)
      }),
  })
  question.subscribe(() => undefined)
  return { answers, shown: () => question.getCurrentResult().data }
}

const turn = () => new Promise((resolve) => setTimeout(resolve, 5))

describe('queries', () => {
  it('read once more what became stale while it was read for the first time', async () => {
    const queries = new FreshQueries()
    const { answers, shown } = ask(queries, ['matter'])
    void queries.invalidateQueries({ queryKey: ['matter'] })
    const done = queries.invalidateQueries()
    await turn()
    expect(answers.length, 'the first is not broken off').toBe(1)
    answers[0]!('before')
    await turn()
    expect(shown()).toBe('before')
    expect(answers.length).toBe(2)
    answers[1]!('after')
    await done
    await turn()
    expect(shown()).toBe('after')
    expect(answers.length, 'two pieces of news are one').toBe(2)
  })

  it('wait with that for no other question', async () => {
    const queries = new FreshQueries()
    const [quick, slow] = [ask(queries, ['quick']), ask(queries, ['slow'])]
    void queries.invalidateQueries()
    quick.answers[0]!('before')
    await turn()
    expect([quick.answers.length, slow.answers.length]).toEqual([2, 1])
    quick.answers[1]!('after')
    await turn()
    expect(quick.shown()).toBe('after')
  })

  it('read nothing twice that was answered before, is another question or shall not be read', async () => {
    const queries = new FreshQueries()
    const [stale, other] = [ask(queries, ['stale']), ask(queries, ['other'])]
    stale.answers[0]!('one')
    await turn()
    void queries.invalidateQueries({ queryKey: ['stale'] })
    void queries.invalidateQueries({ queryKey: ['other'], refetchType: 'none' })
    await turn()
    stale.answers[1]!('two')
    other.answers[0]!('one')
    await turn()
    expect([stale.answers.length, other.answers.length]).toEqual([2, 1])
    expect([stale.shown(), other.shown()]).toEqual(['two', 'one'])
  })
})
