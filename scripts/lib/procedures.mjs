// `npm run procedures -- check DIR` says what is wrong with a folder of procedures; `import FILE [--to DIR]` takes what
// the national portal publishes, one procedure or many, into one file each, and says what it could not hold or read.
import { mkdir, readdir, readFile, rename, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import prettier from "prettier";
import { formFaults } from "../../contract/formCheck.ts";
import * as rules from "../../contract/procedures.ts";
import { shapeErrors } from "../../server/core/procedure-file.ts";
import { root, Sentence } from "./bootstrap.mjs";

const USAGE = `Usage: npm run procedures -- check DIR
       npm run procedures -- import FILE [--to DIR]     DIR is provinces/<province>/procedures, of $PROVINCE or tay-ninh`;

const schema = JSON.parse(await readFile(join(root, "contract", "procedure.schema.json"), "utf8"));

/** @returns what is wrong with a procedure's file, a line each */
const validate = (file) => shapeErrors(file).map(({ instancePath, message }) => `${instancePath || "/"} ${message}`);

export default async function procedures([what, given, ...rest]) {
  if (what === "check" && given && rest.length === 0) return report(await checkProcedures(given));
  const to = rest[0] === "--to" ? rest[1] : join(root, "provinces", process.env.PROVINCE ?? "tay-ninh", "procedures");
  if (what !== "import" || !given || !to || (rest.length > 0 && rest.length !== 2)) throw new Sentence(USAGE);
  const { added, changed, same, refused, noticed } = await importProcedures(given, to);
  for (const line of noticed) console.log(`  ${line}`);
  console.log(`\nprocedures: ${added} new, ${changed} changed, ${same} as they were, ${refused.length} refused`);
  report(refused);
}

function report(wrong) {
  for (const line of wrong) console.error(`✗ ${line}`);
  if (wrong.length === 0) console.log("procedures: all good");
  process.exit(wrong.length === 0 ? 0 : 1);
}

/** @returns what is wrong, a line each; nothing when all is well */
export async function checkProcedures(folder) {
  const names = await readdir(folder).catch(({ code }) => {
    throw new Sentence(`The folder ${folder} cannot be read (${code}).`);
  });
  const files = names.filter((name) => name.endsWith(".json")).sort();
  if (files.length === 0) return [`${folder}: no procedures`];
  const wrong = [];
  const codes = files.map((name) => name.replace(/\.json$/, ""));
  for (const name of files) {
    const file = await readJson(join(folder, name)).catch(({ message }) => void wrong.push(`${name}: ${message}`));
    if (!file) continue;
    const lines = validate(file);
    if (lines.length === 0) lines.push(...formFaults(file, codes).map((line) => `/form ${line}`));
    wrong.push(...lines.map((line) => `${name}: ${line}`));
    if (`${file.code}.json` !== name) wrong.push(`${name}: holds ${file.code}`);
  }
  return wrong;
}

/**
 * @param source a file with one procedure or a list of them, in the shape of the portal's page
 * @returns how many were new, changed and the same; `refused`: what was not taken, and why; `noticed`: what stands in the
 * source and has no place here, and what could be kept but not read
 */
export async function importProcedures(source, folder) {
  const given = await readJson(source).catch(({ message }) => {
    throw new Sentence(`${source} cannot be read: ${message}`);
  });
  await mkdir(folder, { recursive: true });
  const done = { added: 0, changed: 0, same: 0, refused: [], noticed: [] };
  const seen = new Set();
  for (const [index, each] of (Array.isArray(given) ? given : [given]).entries()) {
    const code = rules.readProcedureCode(String(each?.code ?? ""))?.code;
    if (!code || seen.has(code)) {
      done.refused.push(`number ${index + 1}: ${code ? `${code} stands there twice` : "no code of a procedure"}`);
      continue;
    }
    seen.add(code);
    const path = join(folder, `${code}.json`);
    const before = await readJson(path).catch((error) => {
      if (error.code === "ENOENT") return undefined;
      throw new Sentence(`${path} cannot be read: ${error.message}`);
    });
    const { published, unplaced } = publishedOf(each);
    const file = merge(code, before, published);
    const wrong = validate(file);
    if (wrong.length > 0) {
      done.refused.push(...wrong.map((line) => `${code}: ${line}`));
      continue;
    }
    done.noticed.push(...[...unplaced, ...unread(published), ...cut(each)].map((line) => `${code}: ${line}`));
    if (before && file.version === before.version) {
      done.same++;
      continue;
    }
    await writeWhole(path, file);
    if (before) done.changed++;
    else done.added++;
  }
  return done;
}

/** Cleans every text and leaves out what the schema has no place for, saying so. */
function publishedOf({ code: _, ...each }) {
  const unplaced = new Set();
  const take = (value, { properties, items }, where) => {
    if (typeof value === "string") return rules.cleanPublished(value);
    if (Array.isArray(value)) return value.map((one) => take(one, items ?? {}, where));
    if (typeof value !== "object" || value === null || !properties) return value;
    for (const name of Object.keys(value))
      if (!Object.hasOwn(properties, name)) unplaced.add(`${where}${name} has no place here`);
    const placed = Object.entries(properties).filter(([name]) => name in value);
    return Object.fromEntries(placed.map(([name, part]) => [name, take(value[name], part, where || `${name}: `)]));
  };
  return { published: take(each, schema.properties.published, ""), unplaced: [...unplaced] };
}

/** Ours stays as it is; the version rises when what is published has changed. */
function merge(code, before, published) {
  if (!before) {
    const online = published.channels?.some?.((each) => rules.readChannel(String(each?.channel)) === "online");
    return {
      code,
      version: 1,
      effective: { from: "unknown", to: "unknown" },
      submissionMode: online ? "national-portal" : "counter",
      published,
    };
  }
  const same = JSON.stringify(before.published) === JSON.stringify(published);
  return same ? before : { ...before, version: before.version + 1, published };
}

/** What is kept as text and says more than we can read out of it. */
function unread({ channels, documents }) {
  const lines = new Map();
  const notice = (line, channel) => lines.set(line, [...(lines.get(line) ?? []), channel]);
  for (const { channel, time, fee_text: fee } of channels) {
    if (!rules.readChannel(channel)) notice("a channel that is not known", channel);
    const read = rules.readTime(time);
    if (!read && rules.isGiven(time)) notice(`the time “${time}” cannot be read`, channel);
    if (read?.unit === "unknown") notice(`the time “${time}” has no unit`, channel);
    if (rules.readFee(fee).kind === "see-note")
      notice("“Miễn phí” with a note: only the note says what it costs", channel);
  }
  for (const item of documents.flatMap(({ items }) => items)) {
    const read = rules.readDocument(item);
    if (read && (read.original === "unknown" || read.copy === "unknown"))
      notice(`${item.original} originals and ${item.copy} copies cannot be meant`, item.name);
  }
  return [...lines].map(([line, of]) => `${line} (${of.join(", ")})`);
}

const LONG_TEXTS = ["steps", "conditions", "result", "legal"];

/** A text of just so many characters that stops in the middle of a sentence was cut before it came here. */
function cut(each) {
  const isCut = (text) => text.length >= 1000 && text.length % 500 === 0 && !/[.;!?)]\s*$/.test(text);
  return LONG_TEXTS.filter((name) => isCut(each[name])).map(
    (name) => `${name} stops after ${each[name].length} characters`,
  );
}

const readJson = async (path) => JSON.parse(await readFile(path, "utf8"));

/** The old file or the new one, whenever this is killed. */
async function writeWhole(path, file) {
  const options = await prettier.resolveConfig(path);
  const text = await prettier.format(JSON.stringify(file), { ...options, filepath: basename(path) });
  await writeFile(`${path}.part`, text);
  await rename(`${path}.part`, path);
}
