// `npm run bench` measures what users wait for; `npm run bench -- --care` the engine of care, `npm run bench -- --import` bringing
// a sheet of 20,000 rows, `npm run bench -- --registers` search, building pages and coverage, with `--communities=300` among
// so many communities beside alone.
const benches: readonly (readonly [string, string])[] = [
  ['--care', './care.ts'],
  ['--import', './import.ts'],
  ['--registers', './registers.ts'],
]
await import(benches.find(([option]) => process.argv.includes(option))?.[1] ?? './run.ts')
