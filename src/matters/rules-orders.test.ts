import { describe, expect, it } from 'vitest'
import { columnsOf, deadlineIn, phoneIn, placeIn, sourceIn } from './rules-orders.ts'

describe('a sheet of orders', () => {
  it('is read by the names of its columns, in any order', () => {
    const head = [
      '序号',
      '工单编号',
      '诉求内容',
      '发生地址',
      '诉求类别',
      '办理时限',
      '联系电话',
      '联系人',
      '工单来源',
      '所属网格',
    ]
    expect(Object.fromEntries(columnsOf(head))).toEqual({
      number: 1,
      words: 2,
      place: 3,
      category: 4,
      due: 5,
      phone: 6,
      name: 7,
      source: 8,
      grid: 9,
    })
    expect(columnsOf(['案件编号', '问题描述', '位置', '截止时间（必填）']).get('due')).toBe(3)
  })

  it('reads deadlines as they are written, and none that does not exist', () => {
    expect(deadlineIn('2026-11-30 18:00')?.toISOString()).toBe('2026-11-30T10:00:00.000Z')
    expect(deadlineIn('2026年12月1日')?.toISOString()).toBe('2026-12-01T15:59:00.000Z')
    expect(deadlineIn('2026/12/1 9:05:30')?.toISOString()).toBe('2026-12-01T01:05:00.000Z')
    expect(deadlineIn('2026-02-30')).toBeNull()
    expect(deadlineIn('尽快')).toBeNull()
  })

  it('finds building and staircase in an address', () => {
    expect(placeIn('黄埔街道港湾一村12栋2梯401房')).toEqual({ building: 12, staircase: 2 })
    expect(placeIn('港湾一村 36 号楼')).toEqual({ building: 36, staircase: null })
    expect(placeIn('港湾路口')).toBeNull()
  })

  it('knows the sources, and calls no masked number', () => {
    expect([sourceIn('广州12345热线'), sourceIn('粤平安'), sourceIn('有呼必应平台'), sourceIn('某处')]).toEqual([
      '12345',
      'yue-ping-an',
      'you-hu-bi-ying',
      null,
    ])
    expect(phoneIn('138****0000')).toBeNull()
    expect(phoneIn('13800000000')).toBe('13800000000')
  })
})
