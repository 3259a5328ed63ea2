// `npm run bench [-- page|server|cases|dossiers …]`: how fast it is, beside what it could be at best. Figures go to bench/results.json.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { Sentence, root } from "./bootstrap.mjs";
import { buildIfChanged } from "./build-if-changed.mjs";
import { chromium } from "./programs.mjs";
import { node, stopChildrenWithUs } from "./run.mjs";

const BENCHES = ["page", "server", "cases", "dossiers"];

export default async function bench(args) {
  stopChildrenWithUs();
  const named = BENCHES.includes(args[0]);
  const rest = named ? args.slice(1) : args;
  for (const name of named ? [args[0]] : BENCHES) {
    const file = join("bench", `${name}.ts`);
    if (!existsSync(join(root, file))) throw new Sentence(`There is no ${file}: choose one of ${BENCHES.join(", ")}.`);
    const env = {};
    if (name === "page" || name === "cases") {
      await buildIfChanged("tay-ninh");
      env.CHROMIUM_PATH = await chromium();
    }
    const { code } = await node([file, ...rest], { env, show: true });
    if (code !== 0) process.exit(code ?? 1);
  }
  process.exit(0);
}
