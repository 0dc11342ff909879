/** What a need or a resource is. */
export const itemKinds = ['people', 'place', 'goods', 'money', 'teaching', 'expertise'] as const
export type ItemKind = (typeof itemKinds)[number]

/** Which field of life it is for. */
export const itemAreas = ['elders', 'children', 'health', 'safety', 'law', 'culture', 'environment', 'work'] as const
export type ItemArea = (typeof itemAreas)[number]

/** A need or a resource, as far as matching asks. */
export type Item = { readonly list: 'need' | 'resource'; readonly kind: ItemKind; readonly area: ItemArea }

/** Whether a resource can meet a need: the same kind for the same field of life. */
export function fits(need: Item, resource: Item): boolean {
  return (
    need.list === 'need' && resource.list === 'resource' && need.kind === resource.kind && need.area === resource.area
  )
}
