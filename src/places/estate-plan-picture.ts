import type { BuildingPlan, EstatePlan, GridPlan } from './estate-plan.ts'
import { openStream, type Stream } from './estate-plan-random.ts'
import {
  centreOf,
  distanceToSide,
  gapBetween,
  isInside,
  type Point,
  type Ring,
  rectangle,
  sidesOf,
} from './rules-geometry.ts'

const margin = { side: 24, top: 62, bottom: 58 }
const grounds = ['#eef1e4', '#f3efe2', '#eaf0e9', '#f4ece2', '#eceff0', '#f1f0e0', '#e9f0ec', '#f3eee8', '#edf0e6']

/** Draws a plan as an SVG picture: grids, buildings with numbers, gardens and trees, legend, scale and north. Text is 简体. */
export function estatePlanSvg(plan: EstatePlan): string {
  const sheet = sheetOf(plan)
  const stream = openStream(plan.buildings.length)
  const parts = [
    `<rect width="${sheet.width}" height="${sheet.height}" fill="#fbfaf7"/>`,
    `<path d="${pathOf(plan.outline, sheet)}" fill="#d9d3c5" stroke="#d9d3c5" stroke-width="13" stroke-linejoin="round"/>`,
    ...plan.grids.map((grid) => groundOf(grid, sheet)),
    ...plan.grids.map((grid) => roadOf(grid, sheet)),
    ...plan.grids.map((grid) => gardenOf(grid, sheet)),
    treesOf(plan, sheet, stream),
    ...plan.buildings.map((building) => buildingOf(building, sheet)),
    ...plan.grids.map((grid) => labelOf(grid, sheet)),
    headOf(plan),
    footOf(plan, sheet),
  ]
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${sheet.width} ${sheet.height}" role="img" aria-label="${plan.name}楼栋平面图" font-family="'PingFang SC','HarmonyOS Sans SC','Noto Sans CJK SC','Microsoft YaHei',sans-serif">
${parts.join('\n')}
</svg>
`
}

/** Where the plan lies on the sheet: a metre is a unit, north is up. */
type Sheet = { readonly width: number; readonly height: number; readonly west: number; readonly north: number }

function sheetOf(plan: EstatePlan): Sheet {
  const xs = plan.outline.map(([x]) => x)
  const ys = plan.outline.map(([, y]) => y)
  const west = Math.min(...xs)
  const north = Math.max(...ys)
  return {
    west,
    north,
    width: Math.ceil(Math.max(...xs) - west + 2 * margin.side),
    height: Math.ceil(north - Math.min(...ys) + margin.top + margin.bottom),
  }
}

function place([x, y]: Point, sheet: Sheet): Point {
  return [tenth(x - sheet.west + margin.side), tenth(sheet.north - y + margin.top)]
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10
}

function pathOf(ring: Ring, sheet: Sheet): string {
  return `M${ring.map((corner) => place(corner, sheet).join(' ')).join('L')}Z`
}

function groundOf(grid: GridPlan, sheet: Sheet): string {
  return `<path d="${pathOf(grid.outline, sheet)}" fill="${grounds[(grid.number - 1) % grounds.length]}"/>`
}

function roadOf(grid: GridPlan, sheet: Sheet): string {
  const path = pathOf(grid.outline, sheet)
  return `<path d="${path}" fill="none" stroke="#d9d3c5" stroke-width="9" stroke-linejoin="round"/><path d="${path}" fill="none" stroke="#fffdf8" stroke-width="7.4" stroke-linejoin="round"/>`
}

function gardenOf({ garden }: GridPlan, sheet: Sheet): string {
  const [x, y] = place(garden.centre, sheet)
  const radius = garden.radius - 5
  if (radius < 19) return ''
  return `<circle cx="${x}" cy="${y}" r="${radius}" fill="#d7e4cb"/><circle cx="${x}" cy="${y}" r="${tenth(radius * 0.62)}" fill="none" stroke="#f4f1e4" stroke-width="3"/><path d="M${tenth(x - radius)} ${y}h${2 * radius}M${x} ${tenth(y - radius)}v${2 * radius}" stroke="#f4f1e4" stroke-width="2"/>`
}

function treesOf(plan: EstatePlan, sheet: Sheet, stream: Stream): string {
  const trees: string[] = []
  for (const grid of plan.grids) {
    const houses = plan.buildings.filter((building) => building.grid === grid.number)
    for (let tries = 0; tries < 110; tries += 1) {
      const spot: Point = [
        grid.garden.centre[0] + stream.between(-75, 75),
        grid.garden.centre[1] + stream.between(-66, 66),
      ]
      const radius = tenth(stream.between(1.4, 2.8))
      if (!standsFree(spot, radius, { grid, houses })) continue
      const [x, y] = place(spot, sheet)
      trees.push(`<circle cx="${x}" cy="${y}" r="${radius}"/>`)
    }
  }
  return `<g fill="#9dbb8b" fill-opacity=".72">${trees.join('')}</g>`
}

function standsFree(spot: Point, radius: number, around: { grid: GridPlan; houses: readonly BuildingPlan[] }): boolean {
  const { grid, houses } = around
  const crown = rectangle(spot, { length: 2 * radius, depth: 2 * radius, angle: 0 })
  return (
    isInside(spot, grid.outline) &&
    sidesOf(grid.outline).every((side) => distanceToSide(spot, side) > radius + 5) &&
    houses.every(({ outline }) => !isInside(spot, outline) && gapBetween(crown, outline) > 0.6) &&
    Math.hypot(spot[0] - grid.garden.centre[0], spot[1] - grid.garden.centre[1]) > 14
  )
}

const tones = [
  { upTo: 5, words: '3–5 层', fill: '#ecd9c0' },
  { upTo: 7, words: '6–7 层', fill: '#dcb994' },
  { upTo: 9, words: '8–9 层', fill: '#c4906a' },
] as const

function toneOf(floors: number): string {
  return (tones.find(({ upTo }) => floors <= upTo) ?? tones[2]).fill
}

function buildingOf(building: BuildingPlan, sheet: Sheet): string {
  const [x, y] = place(centreOf(building.outline), sheet)
  const shadow = building.outline.map(([east, north]) => [east + 1.4, north - 1.6] as const)
  const dot = building.hasLift ? `<circle cx="${tenth(x + 6.2)}" cy="${tenth(y - 3.2)}" r="1.5" fill="#0b5563"/>` : ''
  return `<path d="${pathOf(shadow, sheet)}" fill="#6b5f4a" fill-opacity=".16"/><path d="${pathOf(building.outline, sheet)}" fill="${toneOf(building.floors)}" stroke="#8d6f52" stroke-width=".6"/><text x="${x}" y="${tenth(y + 2.6)}" font-size="7.4" text-anchor="middle" fill="#2d2419">${building.number}</text>${dot}`
}

function labelOf(grid: GridPlan, sheet: Sheet): string {
  const [x, y] = place(grid.garden.centre, sheet)
  return `<rect x="${x - 25}" y="${tenth(y - 7.5)}" width="50" height="15" rx="7.5" fill="#fffdf8" stroke="#a61b1b" stroke-width=".7"/><text x="${x}" y="${tenth(y + 3.1)}" font-size="8.8" text-anchor="middle" fill="#a61b1b" font-weight="600">${grid.name}</text>`
}

function headOf(plan: EstatePlan): string {
  const dwellings = plan.buildings.reduce((sum, building) => sum + building.dwellings.length, 0)
  const counts = `${plan.grids.length} 个网格　${plan.buildings.length} 栋　${dwellings.toLocaleString('en-US')} 户`
  return `<text x="${margin.side}" y="29" font-size="19" font-weight="600" fill="#1f2328">${plan.name}</text><text x="${margin.side}" y="46" font-size="9.5" fill="#57606a">${counts}</text>`
}

function footOf(plan: EstatePlan, sheet: Sheet): string {
  const y = sheet.height - 30
  const swatch = (x: number, fill: string, words: string) =>
    `<rect x="${x}" y="${y}" width="13" height="9" rx="1" fill="${fill}" stroke="#8d6f52" stroke-width=".6"/><text x="${x + 18}" y="${y + 8}">${words}</text>`
  const legend = tones.map(({ fill, words }, index) => swatch(margin.side + index * 58, fill, words))
  const lift = margin.side + 3 * 58
  const scale = sheet.width - margin.side - 100
  const north = sheet.width - margin.side - 8
  return `<g font-size="8.6" fill="#3d434a">${legend.join('')}<circle cx="${lift + 5}" cy="${y + 4.5}" r="2" fill="#0b5563"/><text x="${lift + 12}" y="${y + 8}">有电梯</text>
<path d="M${scale} ${y + 2}v4h100v-4" fill="none" stroke="#3d434a" stroke-width="1"/><text x="${scale + 50}" y="${y + 16}" text-anchor="middle">100 米</text>
<path d="M${north} 22l5 17-5-4-5 4z" fill="#3d434a"/><text x="${north}" y="50" text-anchor="middle">北</text>
<text x="${margin.side}" y="${sheet.height - 9}" font-size="7.4" fill="#57606a">示意图：数目与${plan.name}一致，形状由固定种子生成，不是测绘图。</text></g>`
}
