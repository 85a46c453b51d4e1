// What users install: everything that load() may reach for is in the tarball,
// and a package that lost its .wasm files, as bundlers do, still loads.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = fileURLToPath(new URL("../", import.meta.url));

test("the tarball has the modules, the copies of them, the types and the README", (t) => {
  inCopy(t, (folder) => {
    const [{ files }] = JSON.parse(execFileSync("npm", ["pack", "--dry-run", "--json", "--silent"], { cwd: folder, encoding: "utf8" }));
    const packed = files.map(({ path }) => path);
    const { exports } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    const wanted = ["README.md", "src/ops.d.ts", ...["simd128", "scalar", "relaxed", "worker"].map((name) => `wasm/${name}.js`)];
    for (const entry of Object.values(exports)) wanted.push(...(typeof entry === "string" ? [entry] : Object.values(entry)).map((path) => path.slice(2)));
    assert.deepEqual(wanted.filter((path) => !packed.includes(path)), []);
    assert.deepEqual(packed.filter((path) => path.startsWith("test")), []);
  });
});

test("without its .wasm files it loads the copies inside", async (t) => {
  await inCopy(t, async (folder) => {
    execFileSync(process.execPath, ["embed.mjs"], { cwd: folder });
    for (const variant of ["simd128", "scalar", "relaxed"]) rmSync(join(folder, `wasm/vecsolve_${variant}.wasm`));
    const { load } = await import(pathToFileURL(join(folder, "src/index.js")));
    for (const variant of ["simd128", "scalar"]) assert.equal((await load({ variant })).variant, variant);
  });
});

test("the variants made of differences are the modules, byte for byte", async (t) => {
  await inCopy(t, async (folder) => {
    execFileSync(process.execPath, ["embed.mjs"], { cwd: folder });
    const { embedded, variantOf } = await import(pathToFileURL(join(folder, "src/embedded.js")));
    const wasm = (variant) => readFileSync(join(folder, `wasm/vecsolve_${variant}.wasm`));
    assert.ok(wasm("simd128").equals(await embedded()));
    for (const variant of ["scalar", "relaxed"]) assert.ok(wasm(variant).equals(await variantOf(wasm("simd128"), variant)), variant);
    await assert.rejects(variantOf(wasm("scalar"), "relaxed"), { status: "load", message: /does not belong/ });
  });
});

test("without either it says which file is missing", async (t) => {
  await inCopy(t, async (folder) => {
    rmSync(join(folder, "wasm"), { recursive: true });
    const { load } = await import(pathToFileURL(join(folder, "src/index.js")));
    await assert.rejects(load(), { name: "VecsolveError", status: "load", message: /vecsolve_simd128\.wasm/ });
  });
});

function inCopy(t, body) {
  const folder = mkdtempSync(join(tmpdir(), "vecsolve-"));
  t.after(() => rmSync(folder, { recursive: true }));
  for (const name of ["package.json", "README.md", "embed.mjs", "src", "wasm", ".gitignore"]) {
    cpSync(join(root, name), join(folder, name), { recursive: true });
  }
  return body(folder);
}
