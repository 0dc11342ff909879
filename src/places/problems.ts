import { problems } from '../platform/problem.ts'

export const placeProblems = problems('places', {
  refused: {
    status: 403,
    title: 'This is not yours to do',
    remedy: 'Secretary and desk clerks of the community keep its settings and its places.',
  },
  wrongSetting: {
    status: 422,
    title: 'What was entered cannot hold',
    remedy: 'The fields say what is wrong; put them right and save again.',
  },
  wrongPlace: {
    status: 422,
    title: 'Places cannot be changed like this',
    remedy: 'The fields say what is wrong and where; nothing was changed.',
  },
  movedMeanwhile: {
    status: 409,
    title: 'Somebody else moved this building meanwhile',
    remedy: 'Look where it is now, then move it if that is still wanted.',
  },
  notSetDown: {
    status: 409,
    title: 'The estate has no place on the earth yet',
    remedy: 'Bring outlines of grids or buildings in first; then the plan can be taken out as GeoJSON.',
  },
  publicAddressUnset: {
    status: 409,
    title: 'The address people reach this installation at is not set',
    remedy: 'Set PUBLIC_ADDRESS and start again, so that the codes on the sheets lead somewhere.',
  },
})
