// `npm run conformance -- --server URL`: the contract's tests against any server, so that a province that answers with
// its own backend can prove it. It creates guests, files, drafts, reports and questions there: use a test system.
import { Sentence } from "./bootstrap.mjs";
import { node } from "./run.mjs";

const USAGE = `Usage: npm run conformance -- --server URL

Creates sessions, files, drafts, reports and questions on that server: use a test system. By environment variable:
  CONFORMANCE_OFFICE_KEY         an office key with every scope; without it the office's operations are left out
  CONFORMANCE_ZALO_ACCESS_TOKEN  a fresh token of a Zalo user, and
  CONFORMANCE_ZALO_PHONE_TOKEN   a fresh phone token of the same user; without both, level 1 is left out`;

export default async function conformance(args) {
  const server = args[args.indexOf("--server") + 1];
  if (!args.includes("--server") || !server || !URL.canParse(server)) throw new Sentence(USAGE);
  const answers = await fetch(new URL("/health/live", server)).catch(() => undefined);
  if (!answers) throw new Sentence(`No server answers at ${server}.`);
  const env = { ...process.env, CONFORMANCE_SERVER: server, NODE_ENV: "test" };
  const { code } = await node(["node_modules/vitest/vitest.mjs", "run", "tests/contract/operations.test.ts"], {
    env,
    show: true,
  });
  if (!env.CONFORMANCE_OFFICE_KEY) console.log("Left out: the office's operations (no CONFORMANCE_OFFICE_KEY).");
  if (!env.CONFORMANCE_ZALO_ACCESS_TOKEN || !env.CONFORMANCE_ZALO_PHONE_TOKEN)
    console.log("Left out: raising to level 1 (no CONFORMANCE_ZALO_ACCESS_TOKEN and CONFORMANCE_ZALO_PHONE_TOKEN).");
  process.exit(code ?? 1);
}
