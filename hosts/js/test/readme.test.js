// The README's example and the raw example, run as they stand.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const root = new URL("../", import.meta.url);
const run = (...args) => execFileSync(process.execPath, args, { cwd: root, encoding: "utf8" });

/** The numbers and the reason that an example printed. */
function checkPrinted(text) {
  const [x0, x1] = [...text.matchAll(/\d+\.\d+/g)].map(Number);
  assert.ok(Math.abs(x0 - 1 / 11) < 1e-12 && Math.abs(x1 - 7 / 11) < 1e-12, text);
  assert.match(text, /converged/);
}

test("the README's JavaScript runs and prints the solution", () => {
  const readme = readFileSync(new URL("README.md", root), "utf8");
  const snippets = [...readme.matchAll(/```js\n(.*?)```/gs)].map((match) => match[1]);
  assert.ok(snippets.length >= 2);
  // The package imports itself by its name, as its users do.
  checkPrinted(run("--input-type=module", "--eval", snippets[0]));
  for (const snippet of snippets.slice(1)) run("--input-type=module", "--eval", `${snippets[0]}\n${snippet}`);
});

test("the raw example needs nothing but WebAssembly.instantiate", () => {
  checkPrinted(run("examples/raw.mjs"));
  checkPrinted(run("examples/raw.mjs", "wasm/vecsolve_scalar.wasm"));
});
