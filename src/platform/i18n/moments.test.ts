import { describe, expect, it } from 'vitest'
import { formatDay, formatDue, formatDueInWork, formatMoment, formatRelative, formatWritten } from './moments.ts'

const now = '2026-11-23T13:05:00Z' // 21:05 in Shanghai

describe('formatDue', () => {
  it('says what is left and what is over in three languages', () => {
    expect(formatDue('2026-11-23T16:05:00Z', now, 'zh-Hans')).toEqual({ words: '还有 3 小时', isOver: false })
    expect(formatDue('2026-11-23T16:05:00Z', now, 'zh-Hant').words).toBe('還有 3 小時')
    expect(formatDue('2026-11-23T16:05:00Z', now, 'en').words).toBe('3 hours left')
    expect(formatDue('2026-11-23T10:05:00Z', now, 'zh-Hans')).toEqual({ words: '已超 3 小时', isOver: true })
    expect(formatDue('2026-11-23T12:05:00Z', now, 'en').words).toBe('1 hour over')
  })

  it('never overstates the time that is left', () => {
    expect(formatDue('2026-11-26T13:04:59Z', now, 'zh-Hans').words).toBe('还有 2 天')
    expect(formatDue('2026-11-25T13:04:59Z', now, 'zh-Hans').words).toBe('还有 47 小时')
    expect(formatDue('2026-11-23T13:05:59Z', now, 'zh-Hans').words).toBe('马上到时')
  })
})

describe('formatDueInWork', () => {
  it('counts working days as the server told and hours by the clock', () => {
    const dueAt = '2026-11-25T10:00:00Z'
    expect(formatDueInWork({ dueAt, workingDaysLeft: 2 }, now, 'zh-Hans').words).toBe('还有 2 个工作日')
    expect(formatDueInWork({ dueAt, workingDaysLeft: 1 }, now, 'en').words).toBe('1 working day left')
    expect(formatDueInWork({ dueAt, workingDaysLeft: null }, now, 'zh-Hant').words).toBe('還有 44 小時')
    expect(formatDueInWork({ dueAt: '2026-11-20T10:00:00Z', workingDaysLeft: -1 }, now, 'zh-Hans')).toEqual({
      words: '已超 1 个工作日',
      isOver: true,
    })
  })
})

describe('moments', () => {
  it('are told in the time of the neighbourhood, not of the machine', () => {
    expect(formatMoment('2026-11-23T01:30:00Z', now, 'zh-Hans')).toBe('今天 09:30')
    expect(formatMoment('2026-11-22T15:59:00Z', now, 'zh-Hans')).toBe('昨天 23:59')
    expect(formatMoment('2026-11-23T16:00:00Z', now, 'zh-Hans')).toBe('明天 00:00')
    expect(formatMoment('2026-11-20T06:00:00Z', now, 'zh-Hans')).toBe('11月20日 14:00')
    expect(formatMoment('2026-11-20T06:00:00Z', now, 'en')).toBe('20 Nov 14:00')
  })

  it('carry the year only when it is another one', () => {
    expect(formatDay('2025-12-31T15:59:00Z', now, 'zh-Hans')).toBe('2025年12月31日')
    expect(formatWritten('2025-12-31T16:00:00Z', 'zh-Hans')).toBe('2026年1月1日 00:00')
    expect(formatWritten('2025-12-31T16:00:00Z', 'en')).toBe('1 Jan 2026 00:00')
    expect(formatDay('2025-12-31T16:00:00Z', now, 'zh-Hans')).toBe('1月1日')
  })

  it('are said as distance within the hour and as clock time after it', () => {
    expect(formatRelative('2026-11-23T13:04:30Z', now, 'zh-Hans')).toBe('刚刚')
    // What just happened may lie a moment ahead of the time that the page read last.
    expect(formatRelative('2026-11-23T13:05:20Z', now, 'zh-Hans')).toBe('刚刚')
    expect(formatRelative('2026-11-23T13:00:00Z', now, 'zh-Hant')).toBe('5 分鐘前')
    expect(formatRelative('2026-11-23T10:00:00Z', now, 'en')).toBe('today 18:00')
  })
})
