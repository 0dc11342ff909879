import { consoleMessages } from '../../src/app/web/console/messages.ts'
import { callMessages } from '../../src/matters/web/console/calls/messages-calls.ts'
import { actMessages } from '../../src/matters/web/console/messages-acts.ts'
import { deskMessages } from '../../src/matters/web/console/messages-desk.ts'
import { matterMessages } from '../../src/matters/web/console/messages-matter.ts'
import { wordMessages } from '../../src/matters/web/console/messages-words.ts'
import { categoriesFormMessages } from '../../src/matters/web/console/settings/messages-categories-form.ts'
import { postWorkMessages } from '../../src/matters/web/console/staff/messages-post-work.ts'
import { takingMessages } from '../../src/matters/web/console/taking/messages-taking.ts'
import { pocketMessages } from '../../src/matters/web/pocket/messages.ts'
import { followMessages } from '../../src/matters/web/resident/follow/messages.ts'
import { residentMessages } from '../../src/matters/web/resident/messages.ts'
import { reportMessages } from '../../src/matters/web/resident/report/messages.ts'
import { sentMessages } from '../../src/matters/web/resident/report/messages-sent.ts'
import { signInMessages } from '../../src/people/web/messages-sign-in.ts'
import { organisationMessages } from '../../src/people/web/organisations/messages-organisations.ts'
import { setupMessages } from '../../src/people/web/setup/messages-setup.ts'
import { staffMessages } from '../../src/people/web/staff/messages-staff.ts'
import { doorMessages } from '../../src/places/web/building/messages-doors.ts'
import { houseMessages } from '../../src/places/web/building/messages-house.ts'
import { gridMessages } from '../../src/places/web/grids/messages-grids.ts'
import { newHouseMessages } from '../../src/places/web/houses/messages-houses.ts'
import { mapMessages } from '../../src/places/web/map/messages-map.ts'
import { placesMessages } from '../../src/places/web/messages.ts'
import { pocketHouseMessages } from '../../src/places/web/pocket/messages-pocket-house.ts'
import { settingsMessages } from '../../src/places/web/settings/messages-settings.ts'
import { textIn } from '../../src/platform/i18n/messages.ts'
import { frameMessages } from '../../src/platform/web/messages.ts'

/** What the screens say, room by room, so that a journey finds things by the words people read. */
export const words = {
  resident: textIn('zh-Hans', residentMessages),
  report: textIn('zh-Hans', reportMessages),
  sent: textIn('zh-Hans', sentMessages),
  follow: textIn('zh-Hans', followMessages),
  pocket: textIn('zh-Hans', pocketMessages),
  act: textIn('zh-Hans', actMessages),
  matter: textIn('zh-Hans', matterMessages),
  taking: textIn('zh-Hans', takingMessages),
  desk: textIn('zh-Hans', deskMessages),
  deskWord: textIn('zh-Hans', wordMessages),
  calls: textIn('zh-Hans', callMessages),
  signIn: textIn('zh-Hans', signInMessages),
  staff: textIn('zh-Hans', staffMessages),
  organisations: textIn('zh-Hans', organisationMessages),
  work: textIn('zh-Hans', postWorkMessages),
  setup: textIn('zh-Hans', setupMessages),
  settings: textIn('zh-Hans', settingsMessages),
  categories: textIn('zh-Hans', categoriesFormMessages),
  frame: textIn('zh-Hans', frameMessages),
  console: textIn('zh-Hans', consoleMessages),
  places: textIn('zh-Hans', placesMessages),
  doors: textIn('zh-Hans', doorMessages),
  house: textIn('zh-Hans', houseMessages),
  grids: textIn('zh-Hans', gridMessages),
  pocketHouse: textIn('zh-Hans', pocketHouseMessages),
  newHouse: textIn('zh-Hans', newHouseMessages),
  map: textIn('zh-Hans', mapMessages),
}
