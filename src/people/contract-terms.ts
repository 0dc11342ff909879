// What other rooms' pages say about terms.
export { termsOfPeople } from './rules-terms.ts'
