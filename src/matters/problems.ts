import { problems } from '../platform/problem.ts'

export const matterProblems = problems('matters', {
  unknownCategory: { status: 422, title: 'There is no such category here', remedy: 'Choose a category of the list.' },
  unknownPlace: {
    status: 422,
    title: 'There is no such place in this community',
    remedy: 'Scan the staircase again or choose the building.',
  },
  unknownParty: {
    status: 422,
    title: 'This matter cannot be given to that party',
    remedy: 'Choose from the list of the matter.',
  },
  unknownReport: { status: 422, title: 'There is no such report on this matter', remedy: 'Load the matter again.' },
  unknownTarget: { status: 422, title: 'What is named is not on this matter', remedy: 'Load the matter again.' },
  notNow: {
    status: 409,
    title: 'The matter does not allow this now',
    remedy: 'Load the matter again; somebody may have moved it on. The reason word says why.',
  },
  refused: {
    status: 403,
    title: 'This is not yours to do',
    remedy: 'The reason word says why; ask the office that holds the matter.',
  },
  cannotMerge: { status: 422, title: 'These two cannot be merged', remedy: 'The reason word says why.' },
  calendarMissing: {
    status: 503,
    title: 'The official calendar of that year is not published',
    remedy: 'Enter the holidays of the year under settings, then try again.',
  },
  notAPicture: {
    status: 422,
    title: 'The file is not a picture',
    remedy: 'Send a photograph (JPEG, PNG, WebP or HEIC).',
  },
  tooManyPictures: { status: 422, title: 'There are enough pictures', remedy: 'Describe the rest in words.' },
  pictureIdTaken: { status: 409, title: 'This picture id is taken', remedy: 'Send the picture under a new id.' },
  storeFull: {
    status: 507,
    title: 'There is no room to keep the picture',
    remedy: 'Your report is kept. Try the picture later.',
  },
  tooManyReports: {
    status: 429,
    title: 'Many reports came from here in a short time',
    remedy: 'Wait as long as the answer says, or telephone the desk.',
  },
  wrongSetting: {
    status: 422,
    title: 'What was entered cannot hold',
    remedy: 'The fields say what is wrong; put them right and save again.',
  },
  wrongSheet: {
    status: 422,
    title: 'The sheet cannot be read',
    remedy: 'Send an .xlsx, .xls or .csv file whose first row names the columns; the reason word says what is missing.',
  },
  tooManyRows: {
    status: 422,
    title: 'There are more rows than one sheet may hold',
    remedy: 'Narrow the filters or the period.',
  },
  wrongPin: {
    status: 404,
    title: 'Number and PIN do not fit',
    remedy: 'Check both; after several tries wait an hour.',
  },
})
