// The packed package in the runtimes and bundlers that people use, each at its
// defaults: every row must print the same bits.
//     node matrix/matrix.mjs [name...]       rows by name
import { execFileSync, spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { ROWS } from "./rows.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const folder = join(here, "../../../target/js-matrix");
const tools = join(folder, "tools");
const run = (command, args, cwd) => execFileSync(command, args, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });

// Only what this folder's lock file names.
mkdirSync(tools, { recursive: true });
const newer = (file, than) => !existsSync(than) || statSync(file).mtimeMs > statSync(than).mtimeMs;
if (newer(join(here, "package-lock.json"), join(tools, "ready"))) {
  for (const name of ["package.json", "package-lock.json"]) cpSync(join(here, name), join(tools, name));
  run("npm", ["ci", "--no-audit", "--no-fund"], tools);
  writeFileSync(join(tools, "ready"), "");
}

const tarball = run("npm", ["pack", "--silent", "--pack-destination", folder], join(here, "..")).trim().split("\n").at(-1);
console.log(`${tarball}: ${statSync(join(folder, tarball)).size} bytes`);

const wanted = process.argv.slice(2);
const told = new Map();
let failed = 0;
for (const [name, row] of Object.entries(ROWS)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const project = join(folder, name);
  rmSync(project, { recursive: true, force: true });
  mkdirSync(project, { recursive: true });
  writeFileSync(join(project, "package.json"), `{ "name": "app", "private": true, "type": "module" }\n`);
  run("npm", ["install", "--no-audit", "--no-fund", "--offline", join(folder, tarball)], project);
  cpSync(join(here, "program.js"), join(project, "program.js"));
  const write = (file, text) => writeFileSync(join(project, file), text);
  const start = performance.now();
  try {
    const printed = await row({ project, tools, write, run: (command, ...args) => run(command, args, project), spawn: (command, ...args) => spawn(command, args, { cwd: project, stdio: ["ignore", "pipe", "pipe"] }) });
    told.set(name, printed.trim());
    console.log(`  ${name.padEnd(14)} ${printed.trim()}   (${((performance.now() - start) / 1000).toFixed(1)} s)`);
  } catch (error) {
    failed++;
    console.log(`  ${name.padEnd(14)} FAILED: ${String(error.stderr || error.stack || error).trim().slice(0, 1500)}`);
  }
}
// A runtime without workers tells of the solve alone.
const solves = new Set([...told.values()].map((line) => line.split(";")[0]));
const pools = new Set([...told.values()].flatMap((line) => line.split(";").slice(1)));
if (failed > 0 || solves.size !== 1 || pools.size > 1) throw new Error(`${failed} rows failed; ${solves.size} different solves, ${pools.size} different pools`);
console.log(`the same bits in ${told.size} rows`);
