import { problems } from '../platform/problem.ts'

export const peopleProblems = problems('people', {
  wrongCredentials: {
    status: 401,
    title: 'The user name or the password is wrong',
    remedy: 'Type both again; the administrator can give you a new password.',
  },
  codeNeeded: {
    status: 401,
    title: 'The code of the authenticator is needed too',
    remedy: 'Send the same again with the six digits your authenticator shows.',
  },
  wrongCode: {
    status: 401,
    title: 'The code of the authenticator is wrong, ran out or was used before',
    remedy: 'Type the code that is shown now, or wait for the next one.',
  },
  tooManyTries: {
    status: 429,
    title: 'Too many wrong tries from here',
    remedy: 'Wait as long as the answer says. Other places and devices are not affected.',
  },
  suspended: { status: 403, title: 'The account is suspended', remedy: 'Ask the administrator.' },
  weakPassword: {
    status: 400,
    title: 'The password is too easy to guess',
    remedy: 'Take a longer one, for example a sentence; the reason word says what is wrong with this one.',
  },
  noSecondFactorBegun: {
    status: 409,
    title: 'No authenticator is being set up',
    remedy: 'Begin again and scan the new code.',
  },
  usernameTaken: { status: 409, title: 'This user name is taken', remedy: 'Choose another user name.' },
  notHere: { status: 404, title: 'There is no such account, post or leave here', remedy: 'Load the list again.' },
  refused: {
    status: 403,
    title: 'This is not yours to do',
    remedy: 'The reason word says why; ask the administrator, the security officer or the secretary.',
  },
  separateOfficers: {
    status: 409,
    title: 'Administrator, security officer and auditor are three people without other posts',
    remedy: 'Grant the post to another account, or end the post that stands against it first.',
  },
  alreadySo: { status: 409, title: 'This was done before', remedy: 'Load the list again; nothing was changed.' },
  changedMeanwhile: {
    status: 409,
    title: 'Somebody else changed this at the same moment',
    remedy: 'Load the page again; nothing of yours was changed.',
  },
  leaveOverlaps: {
    status: 409,
    title: 'There is leave in these days already',
    remedy: 'Cancel the other leave first, or choose other days.',
  },
  cannotStandIn: {
    status: 409,
    title: 'This person cannot stand in for the post',
    remedy: 'Choose somebody who works in the same community, office or organisation.',
  },
  setupCodeNeeded: {
    status: 403,
    title: 'The code that the program showed at its start is needed',
    remedy: 'Read it on the screen or in the log of the machine, or set up at the machine itself.',
  },
  onlyAtTheMachine: {
    status: 403,
    title: 'The first set-up is done at the machine that runs the program',
    remedy: 'Open the address that the program showed there, or set PUBLIC_ADDRESS: it then shows a code at its start.',
  },
  noSuchResident: {
    status: 404,
    title: 'There is no such resident here',
    remedy: 'Search again; the record may have ended or stand in another grid.',
  },
  secondHead: {
    status: 409,
    title: 'The household has a head already',
    remedy: 'Give her another place in the household, or change the place of the present head first.',
  },
  secondHousehold: {
    status: 409,
    title: 'A household lives behind this door already',
    remedy: 'Add the person to that household, or end it first.',
  },
  endedDwelling: {
    status: 409,
    title: 'This dwelling is no longer there',
    remedy: 'Choose the dwelling that followed it.',
  },
  endedResident: { status: 409, title: 'This record has ended', remedy: 'Enter the person anew where she lives now.' },
  nothingKept: {
    status: 409,
    title: 'Nothing is kept there',
    remedy: 'Ask the person, and enter it with her consent.',
  },
  purposeNotGiven: {
    status: 409,
    title: 'She did not agree to this, or took it back',
    remedy: 'Ask her; in an emergency open it as one, which she will read.',
  },
  noSuchContact: {
    status: 404,
    title: 'This is no longer somebody to call for her',
    remedy: 'Load the record again.',
  },
  lastGuardian: {
    status: 409,
    title: 'A child under fourteen needs a guardian',
    remedy: 'Enter the new guardian first, then end this one.',
  },
  noSuchHousehold: {
    status: 404,
    title: 'There is no such household here',
    remedy: 'Load the door again; the household may have moved or ended.',
  },
  notOfHousehold: {
    status: 409,
    title: 'Somebody named does not live in this household any more',
    remedy: 'Load the household again.',
  },
  namedInHousehold: {
    status: 409,
    title: 'People by name still live in this household',
    remedy: 'Move them or end their records; the household ends with the last of them.',
  },
  ownersChanged: {
    status: 409,
    title: 'Owners were entered from a later day',
    remedy: 'Load the door again and enter the change from that day on or later.',
  },
  noSuchOwner: { status: 404, title: 'There is no such owner here', remedy: 'Load the door again.' },
  numberKept: {
    status: 409,
    title: 'This number stands with another resident',
    remedy: 'Check who is before you; the number can stand with one record only.',
  },
  tooManySearches: {
    status: 429,
    title: 'Too many searches by telephone or number',
    remedy: 'Wait as long as the answer says; names and addresses can be searched meanwhile.',
  },
  alreadySetUp: { status: 409, title: 'The installation is set up already', remedy: 'Sign in.' },
  noSuchImport: {
    status: 404,
    title: 'There is no such import in your office, or no such line in it',
    remedy: 'Load the list of imports again.',
  },
  importNotNow: {
    status: 409,
    title: 'The import is not in a state for this',
    remedy: 'Load it again; the reason word says how it stands.',
  },
  importBuiltOn: {
    status: 409,
    title: 'Something was built on the import since, so it cannot be taken back as one step',
    remedy: 'The fields name what it is; put single records right in the register.',
  },
  noSuchExport: {
    status: 404,
    title: 'There is no such request for a list',
    remedy: 'Load the requests again.',
  },
  exportNotNow: {
    status: 409,
    title: 'The request is not in a state for this',
    remedy: 'Load it again; the reason word says how it stands.',
  },
  tooManyToExport: {
    status: 422,
    title: 'The list has more than 20,000 rows',
    remedy: 'Take one grid or building at a time.',
  },
})
