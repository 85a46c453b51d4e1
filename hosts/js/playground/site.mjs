// Puts in place what the pages need and git does not keep: the libraries from
// npm, into vendor/, and files.json, the list of all files for the service
// worker. With a folder it also copies those files there, with their places in
// the repository: a site for any file server.
//     node hosts/js/playground/site.mjs [folder]
import { createHash } from "node:crypto";
import { copyFileSync, cpSync, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
const HOST = "hosts/js/";
const VENDOR = { "uPlot.esm.js": "uplot/dist/uPlot.esm.js", "uPlot.min.css": "uplot/dist/uPlot.min.css", "stemmer.js": "stemmer/index.js" };
// What the pages load, by folder; of bench/js what the page of kernels imports.
const PARTS = [
  ["hosts/js/playground", /\.(html|css|js|svg)$/],
  ["hosts/js/playground/vendor", /\.(js|css)$/],
  ["hosts/js/examples/search", /\.(html|css|js)$/],
  ["hosts/js/examples/search/data", /\.(json|bin)$/],
  ["hosts/js/src", /\.js$/, true],
  // The package makes its scalar module of the other and scalar.js; the page of kernels takes the file.
  ["hosts/js/wasm", /^(scalar\.js|vecsolve_(scalar|simd128)\.wasm)$/],
  ["problems", /\.mtx\.gz$/],
  ["bench/js", /^(inputs|loops|measure|module|vectors)\.mjs$/],
];

function vendor() {
  mkdirSync(new URL("vendor/", import.meta.url), { recursive: true });
  for (const [name, from] of Object.entries(VENDOR)) {
    copyFileSync(new URL(`node_modules/${from}`, import.meta.url), new URL(`vendor/${name}`, import.meta.url));
  }
}

/** Paths from the repository's root. */
export function files() {
  const within = (folder, wanted, deep) =>
    readdirSync(join(ROOT, folder), { recursive: deep }).filter((name) => wanted.test(name)).sort().map((name) => `${folder}/${name}`);
  const list = PARTS.flatMap(([folder, wanted, deep = false]) => within(folder, wanted, deep));
  if (!list.includes("hosts/js/wasm/scalar.js")) throw new Error("there are no modules: ./build.sh wasm makes them");
  return list;
}

const below = (path) => (path.startsWith(HOST) ? path.slice(HOST.length) : `../../${path}`);

export function prepare() {
  vendor();
  const list = files();
  const hash = createHash("sha256");
  for (const path of list) hash.update(readFileSync(join(ROOT, path)));
  const version = hash.digest("hex").slice(0, 16);
  writeFileSync(new URL("files.json", import.meta.url), `${JSON.stringify({ version, files: list.map(below) }, null, 1)}\n`);
}

/** A copy for a file server. */
export function copy(folder) {
  for (const path of [...files(), `${HOST}sw.js`, `${HOST}playground/files.json`]) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    cpSync(join(ROOT, path), join(folder, path));
  }
  const start = `${HOST}playground/`;
  writeFileSync(join(folder, "index.html"), `<!doctype html><meta charset="utf-8" /><meta http-equiv="refresh" content="0; url=${start}" /><title>vecsolve</title><a href="${start}">vecsolve</a>\n`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  prepare();
  const [folder] = process.argv.slice(2);
  if (folder) {
    if (existsSync(folder) && readdirSync(folder).length > 0 && !existsSync(join(folder, `${HOST}sw.js`))) throw new Error(`${folder} holds something else`);
    copy(folder);
    console.log(`${files().length} files are in ${folder}`);
  }
}
