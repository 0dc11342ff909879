// Stands in for TypeBox in the pages (vite.config.ts): they use where an endpoint is and how it is called, and types are
// gone by then. Validation is the server's; the library would be a tenth of what a resident's phone loads first.
const nothing = () => ({ properties: {} })

/** Schema builders that build nothing, whatever their name. */
export const Type: Readonly<Record<string, typeof nothing>> = new Proxy({}, { get: () => nothing })
