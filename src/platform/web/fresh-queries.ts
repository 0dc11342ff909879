import { type InvalidateOptions, type InvalidateQueryFilters, type Query, QueryClient } from '@tanstack/react-query'

/**
 * Queries that miss no news. What becomes stale while it is read for the first time is read once more after that: its answer may be
 * from before the news, and the library lets it stand for what is now. It is not broken off, since news that come faster than answers
 * over a thin line would leave the page empty.
 */
export class FreshQueries extends QueryClient {
  readonly #again = new Set<Query>()

  override async invalidateQueries(filters: InvalidateQueryFilters = {}, options?: InvalidateOptions): Promise<void> {
    const { refetchType, ...which } = filters
    if (refetchType === 'none') return await super.invalidateQueries(filters, options)
    const reading = this.getQueryCache().findAll({ ...which, fetchStatus: 'fetching' })
    const first = reading.filter((query) => query.state.data === undefined && !this.#again.has(query))
    const type = refetchType ?? which.type ?? 'active'
    const again = first.map(async (query) => {
      const only = { queryKey: query.queryKey, exact: true, type } as const
      this.#again.add(query)
      // Joins the reading under way, and waits for no other.
      await this.refetchQueries(only, { ...options, cancelRefetch: false }).finally(() => this.#again.delete(query))
      await this.refetchQueries(only, options)
    })
    await Promise.all([super.invalidateQueries(filters, options), ...again])
  }
}
