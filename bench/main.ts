// `npm run bench` measures what users wait for; `npm run bench -- --care` measures the engine of care.
await import(process.argv.includes('--care') ? './care.ts' : './run.ts')
