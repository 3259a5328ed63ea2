// Who may import whom: the law, with its reasons. `npm run check` runs it; tests/contract/boundaries.test.ts proves that
// every rule bites.
//
//   main → app → features → cases → session → api → host → lib        ui, messages: for all of these but lib
//                   └──────────────→ contract ←────────── server
//   sandbox, tests, bench → anything        nothing → sandbox, tests, bench

/** The layers of src/, highest first. A file may import its own layer and every lower one. */
const LAYERS = ["app", "features", "cases", "session", "api", "host"];
const TESTS = "\\.(test|spec)\\.tsx?$";

/** @type {import("dependency-cruiser").IForbiddenRuleType[]} */
const layerRules = LAYERS.slice(1).map((layer, index) => ({
  name: `layer-${layer}`,
  comment:
    `src/${layer}/ stands below ${LAYERS.slice(0, index + 1).join(", ")}: what is lower cannot know what is higher, or ` +
    "nothing could be understood, tested or replaced alone. Pass the thing in, or move it down.",
  severity: "error",
  from: { path: `^src/${layer}/`, pathNot: TESTS },
  to: { path: `^src/(main\\.ts|(${LAYERS.slice(0, index + 1).join("|")})/)` },
}));

/** A package known to one file only, so that replacing it is a change of one file. */
const onlyIn = (module, file, why) => ({
  name: `${module}-in-one-file`,
  comment: `${module} is known to ${file} only. ${why}`,
  severity: "error",
  from: { path: "^(src|contract|server)/", pathNot: `^${file.replaceAll(".", "\\.")}$` },
  to: { path: `(^|/)node_modules/${module}/` },
});

/** @type {import("dependency-cruiser").IConfiguration} */
export default {
  forbidden: [
    {
      name: "no-cycles",
      comment:
        "Two files that need each other are one file, or miss a third that both can stand on. (A ring that a type " +
        "closes is none once it is compiled.)",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "resolvable",
      comment:
        "An import that leads nowhere fails on a phone, not here. `province:…` is made by build/provinceData.ts, `prerendered:…` by build/app-config.ts.",
      severity: "error",
      from: {},
      to: { couldNotResolve: true, pathNot: "^(province|prerendered):" },
    },
    ...layerRules,
    {
      name: "features-stand-alone",
      comment:
        "A feature can be read, changed, switched off and deleted without opening another one. What two of them share " +
        "belongs in src/cases/ (what every case has), src/ui/ or contract/.",
      severity: "error",
      from: { path: "^src/features/([^/]+)/" },
      to: { path: "^src/features/[^/]+/", pathNot: "^src/features/$1/" },
    },
    {
      name: "feature-has-one-door",
      comment:
        "From outside, a feature is its index.tsx. Everything behind it may change without asking anybody; importing " +
        "past the door also pulls its code into the first paint.",
      severity: "error",
      from: { pathNot: `^(src/features/|sandbox/|tests/|bench/)|${TESTS}` },
      to: { path: "^src/features/[^/]+/", pathNot: "^src/features/[^/]+/index\\.tsx?$" },
    },
    {
      name: "foundations-know-no-feature",
      comment: "Only src/app/ knows the features. ui, messages and the rest serve features that do not exist yet.",
      severity: "error",
      from: { path: "^src/(?!app/|features/)", pathNot: TESTS },
      to: { path: "^src/features/" },
    },
    {
      name: "only-app-is-above",
      comment: "src/app/ and src/main.ts put the parts together; a part that imports them would contain itself.",
      severity: "error",
      from: { path: "^src/(?!app/|main\\.ts)", pathNot: TESTS },
      to: { path: "^src/(app/|main\\.ts)" },
    },
    {
      name: "ui-only-shows",
      comment:
        "src/ui/ draws what it is given: no network, no session, no Zalo. So every piece can be looked at and tested " +
        "alone, and the first paint carries none of that.",
      severity: "error",
      from: { path: "^src/ui/", pathNot: TESTS },
      to: { path: "^src/(app|features|cases|session|api|host)/" },
    },
    {
      name: "messages-only-say",
      comment: "src/messages/ is sentences. It may know the contract's codes and lib, nothing that does something.",
      severity: "error",
      from: { path: "^src/messages/", pathNot: TESTS },
      to: { path: "^src/(?!messages/|lib/)" },
    },
    {
      name: "lib-is-the-floor",
      comment:
        "src/lib/ knows nothing of ours but itself and the contract's pure rules, so everything can stand on it.",
      severity: "error",
      from: { path: "^src/lib/", pathNot: TESTS },
      to: { path: "^src/(?!lib/)" },
    },
    {
      name: "contract-is-pure",
      comment:
        "contract/ runs on the phone and on the server: the same rules, no Node, no DOM library, no package. Types of a " +
        "package vanish when it is compiled and are fine.",
      severity: "error",
      from: { path: "^contract/", pathNot: TESTS },
      to: { pathNot: "^contract/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "app-and-server-meet-in-the-contract",
      comment: "They are deployed apart and never at the same moment; an import between them would hide that.",
      severity: "error",
      from: { path: "^src/", pathNot: TESTS },
      to: { path: "^server/" },
    },
    {
      name: "server-and-app-meet-in-the-contract",
      comment: "The other way round; the server must not pull React in either.",
      severity: "error",
      from: { path: "^server/", pathNot: TESTS },
      to: { path: "^src/" },
    },
    {
      name: "server-modules-stand-alone",
      comment:
        "The server's half of a feature. Modules meet in server/core/ and through events committed in the same " +
        "transaction; server/modules/index.ts is the only one that knows them all.",
      severity: "error",
      from: { path: "^server/modules/([^/]+)/", pathNot: TESTS },
      to: { path: "^server/modules/", pathNot: "^server/modules/$1/" },
    },
    {
      name: "server-core-knows-no-module",
      comment: "What modules share cannot know one of them, nor the outside world's adapters' insides know it.",
      severity: "error",
      from: { path: "^server/(core|outside|db)/", pathNot: TESTS },
      to: { path: "^server/modules/" },
    },
    {
      name: "rows-only-in-repositories",
      comment:
        "Within a module only its repository speaks SQL: handlers read like a sentence and rules run without a " +
        "database. (Types vanish.)",
      severity: "error",
      from: { path: "^server/modules/[^/]+/", pathNot: `/repository[^/]*\\.ts$|${TESTS}` },
      to: { path: "(^|/)node_modules/(kysely|pg|@electric-sql)/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "product-knows-no-stand-in",
      comment: "What is deployed never contains the emulated world, tests or benchmarks.",
      severity: "error",
      from: { path: "^(contract|src|server)/", pathNot: TESTS },
      to: { path: "^(sandbox|tests|bench)/" },
    },
    {
      name: "deployed-without-dev-packages",
      comment:
        "A package the server runs on is a dependency, or a production install leaves it out. (src/ reaches the phone " +
        "through the build, which may use what it likes.)",
      severity: "error",
      from: { path: "^(contract|server)/", pathNot: TESTS },
      to: { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only"] },
    },
    onlyIn(
      "zmp-sdk",
      "src/host/zalo.ts",
      "Everybody else speaks to the Host port: another super-app is another adapter.",
    ),
    onlyIn("axios", "src/api/client.ts", "One place knows how a request travels, fails and is retried."),
    onlyIn(
      "recoil",
      "src/lib/state.tsx",
      "It is archived and stops at React 18: its successor must be a change of one file.",
    ),
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "(^|/)(www|dist|\\.cache|\\.data|test-output)/" },
    tsPreCompilationDeps: "specify",
    tsConfig: { fileName: "tsconfig.json" },
    combinedDependencies: false,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "module", "types", "default", "node"],
      mainFields: ["module", "main", "types"],
      extensions: [".ts", ".tsx", ".d.ts", ".mjs", ".js", ".json"],
    },
  },
};
