// The page that solves: what is opened, what is pressed, what is said.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { after, test } from "node:test";
import { drop, open, start, state } from "./browser.mjs";

const setting = await start(after);
const text = (page, selector) => page.textContent(selector);
const status = (page) => text(page, "#status");
const solved = async (page) => {
  await page.click("#solve");
  await page.waitForFunction(() => document.documentElement.dataset.state === "ready" && document.querySelector("#verdict .headline"));
};

test("what can be chosen is what the table of operations has", async () => {
  const { page } = await open(setting, "solve");
  const types = readFileSync(new URL("../../src/ops.d.ts", import.meta.url), "utf8").match(/interface SolveArgs \{.*?\n\}/s)[0];
  for (const name of ["method", "precond"]) {
    const words = [...types.match(new RegExp(`${name}\\?: (.*);`))[1].matchAll(/"(\w+)"/g)].map((match) => match[1]);
    const options = await page.$$eval(`#${name} option`, (all) => all.map(({ value }) => value));
    assert.deepEqual(options, words, name);
  }
});

test("every sample opens and ends as it should", async () => {
  const { page, faults } = await open(setting, "solve");
  const ends = {
    poisson2d_100: "converged by cholesky",
    convdiff_100: "converged by sparse_lu",
    ring_40: "converged by sparse_lu",
    poisson_300: "converged by cholesky",
    helmholtz_120: "converged by ldl",
    jumps_120: "converged by cholesky",
    neumann_60: "singular: cholesky",
  };
  assert.deepEqual(await page.$$eval("#sample option", (all) => all.map(({ value }) => value).filter(Boolean)), Object.keys(ends));
  for (const [name, end] of Object.entries(ends)) {
    await page.selectOption("#sample", name);
    await state(page, "ready");
    await solved(page);
    assert.equal(await text(page, "#verdict .headline"), end, name);
  }
  assert.deepEqual(faults, []);
});

test("every attempt is shown with its reason", async () => {
  const { page } = await open(setting, "solve");
  await page.selectOption("#sample", "helmholtz_120");
  await state(page, "ready");
  await solved(page);
  const rows = await page.$$eval("#verdict tbody tr", (all) => all.map((row) => [...row.cells].map((cell) => cell.textContent)));
  assert.deepEqual(rows.map(([method, , reason]) => [method, reason]), [["cholesky", "indefinite"], ["ldl", "converged"]]);
  assert.match(rows[0][1], /symmetric with a positive diagonal/);
});

test("a solve is paused, stepped, resumed and cancelled", async () => {
  const { page, faults } = await open(setting, "solve");
  await page.selectOption("#method", "cg");
  await page.selectOption("#precond", "none");
  await page.selectOption("#pace", "60");
  await page.click("#solve");
  const iterations = async () => Number(/(\d+) iterations/.exec(await status(page))?.[1] ?? 0);
  await page.waitForFunction(() => /[5-9] iterations|\d\d iterations/.test(document.getElementById("status").textContent));
  await page.click("#pause");
  await page.waitForFunction(() => document.getElementById("status").textContent.startsWith("Paused."));
  const held = await iterations();
  await page.waitForTimeout(300);
  assert.equal(await iterations(), held);
  await page.click("#step");
  await page.waitForFunction((n) => document.getElementById("status").textContent.includes(` ${n} iterations`), held + 1);
  assert.equal(await text(page, "#pause"), "Resume");
  await page.click("#pause");
  await page.waitForFunction((n) => Number(/(\d+) iterations/.exec(document.getElementById("status").textContent)?.[1]) > n, held + 3);
  await page.click("#cancel");
  await state(page, "ready");
  assert.equal(await text(page, "#verdict .headline"), "budget: cg");
  assert.match(await text(page, "#verdict"), /You cancelled it\. x holds the best that was reached\./);
  for (const id of ["pause", "step", "cancel"]) assert.equal(await page.isDisabled(`#${id}`), true, id);

  // What was cancelled leaves nothing behind: the next one runs to its end.
  await page.selectOption("#pace", "0");
  await solved(page);
  assert.equal(await text(page, "#verdict .headline"), "converged by cg");
  assert.deepEqual(faults, []);
});

test("a cancelled factorisation ends soon", async () => {
  const { page } = await open(setting, "solve");
  await page.selectOption("#sample", "poisson_300");
  await state(page, "ready");
  await page.selectOption("#method", "sparse_lu");
  await page.click("#solve");
  await page.waitForFunction(() => /work units/.test(document.getElementById("status").textContent));
  await page.click("#cancel");
  await state(page, "ready");
  assert.match(await text(page, "#verdict .headline"), /^budget/);
});

test("methods are compared side by side", async () => {
  const { page, faults } = await open(setting, "solve");
  await page.click("#compare summary");
  await page.click("#run-all");
  await page.waitForFunction(() => document.documentElement.dataset.state === "ready" && document.querySelectorAll("#runs tbody tr").length === 4);
  const rows = await page.$$eval("#runs tbody tr", (all) => all.map((row) => [...row.cells].slice(0, 2).map((cell) => cell.textContent)));
  assert.deepEqual(rows, ["auto", "cg + none", "cg + ic0", "cg + multigrid"].map((label) => [label, "converged"]));

  // The keyboard reads all curves at one place.
  await page.focus("#chart");
  for (let k = 0; k < 5; k++) await page.keyboard.press("ArrowRight");
  assert.match(await text(page, "#reading"), /^4 iterations: auto [\d.e-]+, cg \+ none [\d.e-]+, cg \+ ic0 [\d.e-]+, cg \+ multigrid [\d.e-]+$/);
  await page.selectOption("#axis", "3");
  await page.focus("#chart");
  await page.keyboard.press("End");
  assert.match(await text(page, "#reading"), /(ms|s): auto/);

  // A line can be looked at, hidden, and all of them cleared.
  await page.click("#runs tbody tr:nth-child(3) button");
  assert.match(await text(page, "#verdict .headline"), /converged by cg with ic0/);
  await page.uncheck("#runs tbody tr:nth-child(1) input");
  await page.focus("#chart");
  await page.keyboard.press("End");
  assert.doesNotMatch(await text(page, "#reading"), /auto/);
  await page.click("#clear");
  assert.match(await text(page, "#runs tbody"), /Every solve adds a line/);
  assert.deepEqual(faults, []);
});

test("files are dropped: plain, zipped, a right-hand side", async () => {
  const { page, faults } = await open(setting, "solve");
  const file = "%%MatrixMarket matrix coordinate real symmetric\n% a comment\n2 2 3\n1 1 4\n2 1 1\n2 2 3\n";
  for (const [name, bytes] of [["small.mtx", file], ["small.mtx.gz", gzipSync(file)], ["misnamed.txt", gzipSync(file)]]) {
    await drop(page, name, bytes);
    await page.waitForFunction((name) => document.getElementById("about").textContent === name, name);
    assert.match(await text(page, "#facts"), /Rows × columns2 × 2Entries4,.*Symmetricyes/);
  }
  await drop(page, "b.mtx", "%%MatrixMarket matrix array real general\n2 1\n1\n2\n");
  await page.waitForFunction(() => document.getElementById("status").textContent.startsWith("b.mtx is the right-hand side"));
  await solved(page);
  const [download] = await Promise.all([page.waitForEvent("download"), page.click("#verdict .buttons button")]);
  assert.equal(download.suggestedFilename(), "misnamed.txt_x.mtx");
  const lines = readFileSync(await download.path(), "utf8").trim().split("\n");
  assert.deepEqual(lines.slice(0, 1).concat(lines.slice(2, 3)), ["%%MatrixMarket matrix array real general", "2 1"]);
  const [x0, x1] = lines.slice(3).map(Number);
  assert.ok(Math.abs(x0 - 1 / 11) < 1e-12 && Math.abs(x1 - 7 / 11) < 1e-12, `${x0} ${x1}`);
  assert.deepEqual(faults, []);
});

test("a wrong file and a refused request say what was wrong, and the page goes on", async () => {
  const { page, faults } = await open(setting, "solve");
  const wrong = [
    ["empty.mtx", "", /^Not opened: empty\.mtx:1: the file is empty, expected %%MatrixMarket/],
    ["picture.png", "\x89PNG\r\n\x1a\n", /^Not opened: picture\.png:1: expected the banner %%MatrixMarket/],
    ["cut.mtx.gz", gzipSync("%%MatrixMarket matrix").subarray(0, 12), /^Not opened: cut\.mtx\.gz: it begins like a gzip file and cannot be unzipped/],
    ["short.mtx", "%%MatrixMarket matrix coordinate real general\n2 2 2\n1 1 1\n", /the file ends after 1 entries, the size line promises 2/],
    ["huge.mtx", "%%MatrixMarket matrix coordinate real general\n4000000000 4000000000 1\n1 1 1\n", /^Not opened: huge\.mtx: /],
  ];
  for (const [name, content, message] of wrong) {
    await drop(page, name, content);
    await page.waitForFunction((name) => document.getElementById("alert").textContent.includes(name), name);
    await state(page, "ready");
    assert.match(await text(page, "#alert"), message, name);
    assert.match(await status(page), /^Still at poisson2d_100\.$/);
  }
  await page.fill("#tol", "2");
  await page.click("#solve");
  await page.waitForSelector("#verdict .headline.bad");
  assert.match(await status(page), /^auto was refused: field\. .*tol/);
  await page.fill("#tol", "many");
  await page.click("#solve");
  await page.waitForFunction(() => /NaN|number/.test(document.getElementById("status").textContent));
  await page.fill("#tol", "1e-8");
  await solved(page);
  assert.equal(await page.isHidden("#alert"), true);

  const oblong = "%%MatrixMarket matrix coordinate real general\n3 2 4\n1 1 1\n2 2 1\n3 1 1\n3 2 1\n";
  await drop(page, "oblong.mtx", oblong);
  await page.waitForFunction(() => document.getElementById("about").textContent === "oblong.mtx");
  await page.selectOption("#method", "cg");
  await page.click("#solve");
  await page.waitForSelector("#verdict .headline.bad");
  assert.match(await status(page), /^cg was refused: shape\. .*2.*3/);
  assert.match(await text(page, "#verdict"), /cg was refused: shape/);
  await page.selectOption("#method", "auto");
  await solved(page);
  assert.equal(await text(page, "#verdict .headline"), "converged by lsmr with jacobi");
  assert.match(await text(page, "#verdict"), /x is the least-squares solution/);
  assert.deepEqual(faults, []);
});

test("by the keyboard alone", async () => {
  const { page, faults } = await open(setting, "solve");
  const reach = async (id) => {
    for (let k = 0; k < 40; k++) {
      if ((await page.evaluate(() => document.activeElement.id)) === id) return;
      await page.keyboard.press("Tab");
    }
    assert.fail(`${id} cannot be reached`);
  };
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.className), "skip");
  await reach("method");
  await page.keyboard.type("cg");
  await reach("solve");
  await page.keyboard.press("Enter");
  await page.waitForSelector("#verdict .headline.good");
  assert.equal(await text(page, "#verdict .headline"), "converged by cg with jacobi");
  await page.focus("#theme");
  await page.keyboard.press("Space");
  assert.equal(await page.getAttribute("html", "data-theme"), "dark");
  assert.equal(await page.getAttribute("#theme", "aria-pressed"), "true");
  await page.reload();
  assert.equal(await page.getAttribute("html", "data-theme"), "dark");
  assert.deepEqual(faults, []);
});
