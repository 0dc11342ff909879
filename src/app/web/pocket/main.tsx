import { openPage } from '../open-page.tsx'
import { Placeholder } from '../Placeholder.tsx'

openPage(<Placeholder title="shell.pocket" />)
