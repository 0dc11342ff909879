import { hash } from 'node:crypto'
import { expect, test } from 'vitest'
import { sealingWith } from '../platform/secrets.ts'
import { testKey } from '../platform/testing/cluster.ts'
import { commandHashOf, isOfCommand } from './secrets.ts'

const sealing = sealingWith(testKey)
const command = { content: 'POST /api/matters\n{"body":{"words":"三楼走廊堆满纸箱"}}' }
const other = { content: command.content.replace('三楼', '四楼') }

test('knows what was sent with a report again, and nothing else', () => {
  const kept = commandHashOf(sealing, command)
  expect(isOfCommand(sealing, kept, command)).toBe(true)
  expect(isOfCommand(sealing, kept, other)).toBe(false)
})

test('knows it by the hash that earlier releases kept', () => {
  const kept = sealing.hash('report command', hash('sha256', command.content))
  expect(isOfCommand(sealing, kept, command)).toBe(true)
  expect(isOfCommand(sealing, kept, other)).toBe(false)
})
