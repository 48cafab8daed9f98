// Builds every entry of app/web/frontend into app/web/static/dist; an empty frontend is fine.
import { build } from "esbuild";
import { cp, mkdir, readdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import * as sass from "sass";

const source = "app/web/frontend";
const target = "app/web/static/dist";

async function entries(extension) {
  const files = await readdir(source).catch(() => []);
  return files
    .filter((name) => name.endsWith(extension) && !name.startsWith("_"))
    .map((name) => path.join(source, name))
    .sort();
}

async function copy(from, to) {
  await cp(from, path.join(target, to), { recursive: true });
}

await rm(target, { recursive: true, force: true });
await mkdir(target, { recursive: true });

const scripts = await entries(".js");
if (scripts.length > 0) {
  await build({
    entryPoints: scripts,
    outdir: target,
    bundle: true,
    splitting: true,
    format: "esm",
    target: "es2022",
    minify: true,
    legalComments: "linked",
    loader: { ".svg": "file", ".woff": "file", ".woff2": "file" },
    logLevel: "warning",
  });
}

for (const sheet of await entries(".scss")) {
  const { css } = sass.compile(sheet, {
    loadPaths: ["node_modules"],
    style: "compressed",
    quietDeps: true,
  });
  await writeFile(path.join(target, `${path.basename(sheet, ".scss")}.css`), css);
}

await copy("node_modules/bpmn-js/dist/assets", "bpmn-js");
await copy("node_modules/diagram-js-minimap/assets", "minimap");

console.log(`${scripts.length} script(s) and style sheets in ${target}`);
