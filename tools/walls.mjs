// Checks the walls between the rooms with dependency-cruiser, and draws them with --draw.
// Its swc parser reads every file as plain TypeScript; JSX needs a word more, which is said here.
import swc from '@swc/core'

const parseFileSync = swc.parseFileSync
swc.parseFileSync = (file, options) => parseFileSync.call(swc, file, { ...options, tsx: file.endsWith('.tsx') })

const { cruise } = await import('dependency-cruiser')
const { default: config } = await import('../.dependency-cruiser.mjs')

const output = await cruise(
  ['src'],
  { ...config.options, ruleSet: config, validate: true, outputType: 'err' },
  {
    conditionNames: ['import', 'types', 'default'],
    exportsFields: ['exports'],
    extensions: ['.ts', '.tsx', '.mjs', '.js'],
  },
)
console.log(output.output)
process.exit(output.exitCode > 0 ? 1 : 0)
