import { describe, expect, it } from 'vitest'
import { commandProblems } from '../commands/problems.ts'
import { httpProblems } from '../http/problems.ts'
import { defineMessages } from '../i18n/messages.ts'
import { problemMessages } from './messages-problems.ts'
import { ProblemError } from './problem-error.ts'
import { problemTextIn } from './problem-text.tsx'

const shedWords = defineMessages(
  { 'sheds.wet': ['棚子还没干', 'The shed is wet'], 'sheds.wet:rain': ['正在下雨', 'It is raining'] },
  { 'sheds.wet': '棚子還沒乾', 'sheds.wet:rain': '正在下雨' },
)

describe('problem text', () => {
  it('words every problem of the platform', () => {
    const codes = [...Object.values(httpProblems), ...Object.values(commandProblems)].map((kind) => kind.code)
    expect(codes.filter((code) => !(code in problemMessages.wordings))).toEqual([])
  })

  it('prefers the reason over the code and falls back to a plain sentence', () => {
    const text = problemTextIn('zh-Hans', [shedWords])
    expect(text.say(new ProblemError({ code: 'sheds.wet', status: 409, reason: 'rain' }))).toBe('正在下雨')
    expect(text.say(new ProblemError({ code: 'sheds.wet', status: 409, reason: 'dew' }))).toBe('棚子还没干')
    expect(text.say(new ProblemError({ code: 'sheds.gone', status: 404 }))).toMatch(/^没有办成/)
    expect(text.say(new RangeError('bug'))).toMatch(/^没有办成/)
  })

  it('words the field that is wrong and no other', () => {
    const error = new ProblemError({
      code: 'http.invalid',
      status: 400,
      fields: [{ field: 'place.floor', reason: 'too-large' }],
    })
    expect(problemTextIn('en').sayField(error, 'place.floor')).toBe('The number is too large')
    expect(problemTextIn('en').sayField(error, 'place')).toBeNull()
  })
})
