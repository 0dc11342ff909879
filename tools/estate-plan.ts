import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { demoSeed, estatePlan } from '../src/places/estate-plan.ts'
import { estatePlanSvg } from '../src/places/estate-plan-picture.ts'

// Writes the picture of the demo estate: npx tsx tools/estate-plan.ts
const target = new URL('../docs/screens/estate-plan.svg', import.meta.url)
writeFileSync(target, estatePlanSvg(estatePlan(demoSeed)))
console.log(fileURLToPath(target))
