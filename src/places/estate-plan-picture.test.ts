import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { demoSeed, estatePlan, lingang } from './estate-plan.ts'
import { estatePlanSvg } from './estate-plan-picture.ts'

describe('picture of the estate plan', () => {
  it('in the documents is fresh (npx tsx tools/estate-plan.ts)', () => {
    const kept = readFileSync(new URL('../../docs/screens/estate-plan.svg', import.meta.url), 'utf8')
    expect(kept === estatePlanSvg(estatePlan(demoSeed))).toBe(true)
  })

  it('names every grid and numbers every building', () => {
    const plan = estatePlan(3, lingang)
    const picture = estatePlanSvg(plan)
    for (const { name } of plan.grids) expect(picture).toContain(`>${name}</text>`)
    for (const { number } of plan.buildings) expect(picture).toContain(`>${number}</text>`)
    expect(picture).toContain('2 个网格　12 栋　150 户')
  })
})
