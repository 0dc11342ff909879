// What other rooms' pages say about terms.
export { termsOfNotices } from './rules-terms.ts'
