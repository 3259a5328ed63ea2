// Documents rot where they name things: every path, link and `npm run` a document mentions has to exist.
import { existsSync } from "node:fs";
import { readFile, readdir } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { root } from "./bootstrap.mjs";

/** Made by commands, so a fresh clone has none of them. */
const MADE = /^(www|dist|\.data|\.cache|test-output|node_modules|bench\/results\.json)(\/|$)/;
/** A path of ours in backticks: starts with a folder or file that stands at the root. */
const PATH = /^\.?[\w@][\w@.-]*(\/[\w@.{},-]+)*\/?$/;

export async function checkDocuments() {
  const documents = await markdownFiles(root);
  const scripts = JSON.parse(await readFile(join(root, "package.json"), "utf8")).scripts;
  const top = new Set(await readdir(root));
  const wrong = [];
  for (const document of documents) {
    const text = await readFile(document, "utf8");
    const from = relative(root, document);
    for (const path of pathsIn(text, top)) {
      for (const each of unfold(path)) {
        if (!MADE.test(each) && !existsSync(join(root, each)))
          wrong.push(`${from} names ${each}, which does not exist`);
      }
    }
    for (const [, target] of text.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)) {
      if (/^[a-z]+:/.test(target)) continue;
      if (!existsSync(join(dirname(document), decodeURI(target))))
        wrong.push(`${from} links to ${target}, which does not exist`);
    }
    for (const [, name] of text.matchAll(/npm run ([\w:-]+)/g)) {
      if (!scripts[name]) wrong.push(`${from} says \`npm run ${name}\`, which package.json does not have`);
    }
  }
  return wrong;
}

function* pathsIn(text, top) {
  for (const [, code] of text.matchAll(/`([^`\n]+)`/g)) {
    const word = code.trim().replace(/[:#]\d+$/, "");
    if (word.includes("/") && PATH.test(word) && top.has(word.split("/")[0])) yield word;
  }
}

/** `a/{b,c}.ts` → `a/b.ts`, `a/c.ts` */
function unfold(path) {
  const braces = /\{([^}]*)\}/.exec(path);
  if (!braces) return [path];
  return braces[1].split(",").flatMap((part) => unfold(path.replace(braces[0], part)));
}

async function markdownFiles(folder) {
  const entries = await readdir(folder, { withFileTypes: true });
  const found = await Promise.all(
    entries
      .filter(
        (entry) => !entry.name.startsWith(".") && !["node_modules", "www", "test-output", "dist"].includes(entry.name),
      )
      .map((entry) => {
        const path = join(folder, entry.name);
        if (entry.isDirectory()) return markdownFiles(path);
        return entry.name.endsWith(".md") ? [path] : [];
      }),
  );
  return found.flat();
}
