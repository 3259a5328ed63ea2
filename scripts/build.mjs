// Builds www/ for one province: `npm run build -- [--province demo] [--out www]`.
import path from "node:path";
import { parseArgs } from "node:util";
import { fileURLToPath } from "node:url";
import { build } from "vite";

const { values } = parseArgs({
  options: { province: { type: "string" }, out: { type: "string" }, quiet: { type: "boolean" } },
});
if (values.province) process.env.PROVINCE = values.province;
if (values.out) process.env.WWW = path.resolve(values.out);

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
await build({ root, configFile: path.join(root, "vite.config.ts"), logLevel: values.quiet ? "warn" : "info" });
