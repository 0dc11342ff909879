// The walls between the rooms; the build fails when one is crossed. House rules: ARCHITECTURE.md.
const strata = [['places'], ['people'], ['rosters', 'notices'], ['matters', 'stories'], ['care', 'mediation', 'hall'], ['meals', 'activities'], ['figures']]
const rooms = strata.flat()
const any = (names) => `^src/(${names.join('|')})/`

const downhill = strata.flatMap((stratum, height) =>
  stratum.map((room) => {
    const lower = strata.slice(0, height).flat()
    const others = rooms.filter((name) => name !== room && !lower.includes(name))
    return {
      name: `${room}-imports-downhill`,
      comment: 'A room imports lower rooms only; uphill and sideways goes an event.',
      severity: 'error',
      from: { path: `^src/${room}/`, pathNot: '\\.test\\.tsx?$|/testing\\.ts$' },
      to: { path: any(others) },
    }
  }),
)

export default {
  forbidden: [
    ...downhill,
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'platform-knows-no-room', severity: 'error', from: { path: '^src/platform/' }, to: { path: `${any(rooms)}|^src/app/` } },
    { name: 'nobody-imports-app', severity: 'error', from: { path: '^src/', pathNot: '^src/app/|\\.test\\.tsx?$' }, to: { path: '^src/app/' } },
    {
      name: 'rooms-open-through-their-door',
      comment: 'From outside: index.ts, contract*.ts, web/index.ts, the web door of a surface, and testing.ts for tests.',
      severity: 'error',
      from: { path: '^src/([^/]+)/', pathNot: '\\.test\\.tsx?$|/testing\\.ts$|^src/app/demo/' },
      to: {
        path: any(rooms),
        pathNot: ['^src/$1/', '^src/[^/]+/index\\.ts$', '^src/[^/]+/contract[^/]*\\.ts$', '^src/[^/]+/web/index\\.tsx?$', '^src/[^/]+/web/(resident|console|pocket)/index\\.ts$', '^src/[^/]+/web/(resident|console|pocket)/[a-z-]+/index\\.ts$', '^src/[^/]+/routes\\.ts$'],
      },
    },
    {
      name: 'pages-stay-in-the-browser',
      comment: 'web/ sees pure parts of its own room, contracts and web doors of others, and platform/web, i18n and endpoint.',
      severity: 'error',
      from: { path: '^src/[^/]+/web/|^src/app/web/', pathNot: '\\.test\\.tsx?$' },
      to: {
        path: '^src/',
        pathNot: [
          '/web/', '^src/[^/]+/contract[^/]*\\.ts$', '^src/[^/]+/rules[^/]*\\.ts$', '^src/[^/]+/[a-z]+/rules[^/]*\\.ts$', '^src/[^/]+/categories\\.ts$',
          '^src/[^/]+/policy[^/]*\\.ts$', '^src/platform/i18n/', '^src/platform/http/endpoint\\.ts$', '^src/platform/(actor|clock)\\.ts$',
        ],
      },
    },
    {
      name: 'pure-parts-stay-pure',
      severity: 'error',
      from: { path: '/(contract|rules|policy)[^/]*\\.ts$', pathNot: '\\.test\\.ts$' },
      to: {
        path: '^src/|^node_modules/(pg|kysely|fastify|pino)/|^(node:)?(fs|net|http|child_process)',
        pathNot: ['/(contract|rules|policy|categories)[^/]*\\.ts$', '^src/platform/(calendar|i18n)/', '^src/platform/(actor|problem)\\.ts$', '^src/platform/http/endpoint\\.ts$'],
      },
    },
    { name: 'tests-only', severity: 'error', from: { path: '^src/', pathNot: '\\.test\\.tsx?$|/testing[^/]*\\.ts$|^src/platform/testing/|^src/app/demo/' }, to: { path: '/testing\\.ts$|^src/platform/testing/' } },
    {
      name: 'the-program-stands-in-src',
      comment: 'The build takes what stands under src, and writes what it reads from elsewhere beside it.',
      severity: 'error',
      from: { path: '^src/', pathNot: '\\.test\\.tsx?$|/testing[^/]*\\.ts$|^src/platform/testing/' },
      to: { path: '^(tests|bench|tools|bin|dist)/' },
    },
    { name: 'no-orphans', severity: 'warn', from: { orphan: true, pathNot: ['\\.d\\.ts$', '\\.test\\.tsx?$', '/testing/', '^src/app/', '/no-schemas\\.ts$', '-worker\\.ts$'] }, to: {} },
  ],
  options: {
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    moduleSystems: ['es6'],
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'default'], extensions: ['.ts', '.tsx', '.mjs', '.js'] },
  },
}
