// `npm run bench` measures what users wait for; `npm run bench -- --care` the engine of care, `npm run bench -- --import` bringing
// a sheet of 20,000 rows.
const benches: readonly (readonly [string, string])[] = [
  ['--care', './care.ts'],
  ['--import', './import.ts'],
]
await import(benches.find(([option]) => process.argv.includes(option))?.[1] ?? './run.ts')
