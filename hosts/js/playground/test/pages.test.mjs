// The other pages, all pages offline, and what every page owes to everybody:
// contrast, names and roles (axe-core), and no sideways scrolling. Pictures of
// each in light and dark, wide and narrow, go to out/playground.
import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { PAGES, open, start, state, violations, watch } from "./browser.mjs";

const setting = await start(after);
const pictures = fileURLToPath(new URL("../../../../out/playground/", import.meta.url));
mkdirSync(pictures, { recursive: true });

/** What makes a page show all it has. */
const FILL = {
  async solve(page) {
    await page.selectOption("#sample", "helmholtz_120");
    await state(page, "ready");
    await page.click("#compare summary");
    await page.check("#choices input[value='minres auto']");
    await page.click("#run-all");
    await page.waitForFunction(() => document.documentElement.dataset.state === "ready" && document.querySelectorAll("#runs tbody tr").length === 5, undefined, { timeout: 120_000 });
    await page.click("#runs tbody tr:nth-child(1) button");
  },
  async local(page) {
    await page.click("#ask");
    await page.waitForSelector("#table tbody td:nth-child(2)", { timeout: 60_000 });
  },
  async kernels(page) {
    await page.selectOption("#kernel", "dot");
    await page.click("#run");
    await state(page, "done", 120_000);
    await page.click("details summary");
  },
  async vectors(page) {
    await page.selectOption("#rows", "1000");
    await page.selectOption("#cols", "64");
    await page.click("#run");
    await state(page, "done", 120_000);
  },
  async search(page) {
    await page.fill("#query", "recover deleted photos");
    await page.click("details summary");
    await page.waitForSelector("#results li");
  },
};

test("one value of 900,000,000 is found, with its bound; a long question can be cancelled", async () => {
  const { page, faults } = await open(setting, "local");
  await FILL.local(page);
  const cells = await page.$$eval("#table tbody tr:first-child > *", (all) => all.map((cell) => cell.textContent));
  assert.equal(cells[0], "x(15,000, 3)");
  const [value, bound] = cells[1].split(" ± ").map(Number);
  // Far from the other sides: x_j = 10 (1 - q^(j + 1)), q + 1 / q = 2.1 for the row from the near one.
  const q = (2.1 - Math.sqrt(2.1 ** 2 - 4)) / 2;
  assert.ok(bound <= 1e-4 && Math.abs(value - 10 * (1 - q ** 4)) <= bound, cells.join(", "));
  assert.match(cells[5], /^[\d,]+ of 900,000,000$/);

  await page.fill("#y", "30000");
  await page.click("#ask");
  assert.match(await page.textContent("#status"), /no column or row 30000: give whole numbers from 0 to 29999/);
  await page.fill("#y", "3");
  await page.selectOption("#method", "walks");
  await page.selectOption("#tol", "1e-8");
  await page.click("#ask");
  await page.waitForFunction(() => /rows touched/.test(document.getElementById("status").textContent));
  await page.evaluate(() => document.getElementById("cancel").click());
  await state(page, "ready");
  assert.match(await page.textContent("#table tbody tr:first-child"), /walksbudget/);
  assert.deepEqual(faults, []);
});

test("a kernel is timed, with its crossover, and the arrow keys read the chart", async () => {
  const { page, faults } = await open(setting, "kernels");
  await FILL.kernels(page);
  assert.match(await page.textContent("#status"), /^Done: 1 kernel\./);
  assert.match(await page.textContent("article .quiet"), /^The vectors win .* times faster than JavaScript\.$|^Plain JavaScript is faster at/);
  await page.focus(".chart");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  assert.match(await page.textContent(".legend output"), /^n = 8: js [\d.]+ ns, scalar [\d.]+ ns, simd128 [\d.]+ ns$/);
  assert.equal(await page.locator("article tbody tr").count(), 12);
  assert.deepEqual(faults, []);
});

test("vectors are searched every way, exactly or with their recall", async () => {
  const { page, faults } = await open(setting, "vectors");
  await FILL.vectors(page);
  const rows = await page.$$eval("#table tbody tr", (all) => all.map((row) => [...row.cells].map((cell) => cell.textContent)));
  const names = ["plain JavaScript, f32", "scalar module, f32", "simd128 module, f32", "simd128 module, int8", "simd128 module, int8, then f32"];
  const processors = Math.min(8, await page.evaluate(() => navigator.hardwareConcurrency));
  if (processors > 1) names.push(`${processors} workers, f32`);
  assert.deepEqual(rows.map(([name]) => name), names);
  for (const [name, , , held, recall] of rows.filter(([name]) => !name.includes("int8"))) assert.deepEqual([held, recall], ["256 kB", "100.0 %"], name);
  for (const row of rows.filter(([name]) => name.includes("int8"))) assert.ok(Number.parseFloat(row[4]) > 80, row.join(", "));
  const before = await page.textContent("#near");
  await page.focus("#plane");
  await page.keyboard.press("ArrowLeft");
  await page.waitForFunction((before) => document.getElementById("near").textContent.replace(/ in .*/, "") !== before.replace(/ in .*/, ""), before);
  assert.match(await page.textContent("#near"), /^The 500 nearest of 40,000 to \(0\.60, 0\.45\) in/);
  assert.deepEqual(faults, []);
});

test("texts are found by meaning, by likeness, and unknown words are said", async () => {
  const { page, faults } = await open(setting, "search");
  await page.click("#tries button:first-child");
  assert.equal(await page.inputValue("#query"), "play chess against the computer");
  assert.match(await page.textContent("#agree"), /The ten best are those of the exact search in f32|of the exact ten are missing/);
  assert.equal(await page.locator("#times dt").count(), 5);
  await page.fill("#query", "retouch pictures");
  const found = await page.$$eval("#results li", (all) => all.map((li) => li.textContent));
  assert.ok(found.some((line) => !/retouch|picture/i.test(line) && /photo|image|graphic|gimp/i.test(line)), found.join("\n"));
  await page.click("#results li:nth-child(1) button");
  assert.match(await page.textContent("#status"), /Texts like /);
  assert.match(await page.textContent("#results li:nth-child(1) .score"), /1\.00/);
  await page.fill("#query", "xyzzyqwv");
  assert.match(await page.textContent("#status"), /None of these words stands in the texts/);
  assert.equal(await page.locator("#results li").count(), 0);
  assert.deepEqual(faults, []);
});

test("after one page was open, all of them work without the server, isolated", async () => {
  const local = await start(after, { isolated: false });
  const { page, context } = await open(local, "solve", { workers: "allow" });
  assert.equal(await page.evaluate(() => crossOriginIsolated), false);
  await page.waitForSelector("html[data-offline=ready]", { timeout: 60_000 });
  await local.server.close();
  for (const [name, fill] of Object.entries(FILL)) {
    const other = await context.newPage();
    const faults = watch(other);
    await other.goto(local.server.url(PAGES[name]));
    await state(other, "ready");
    assert.equal(await other.evaluate(() => crossOriginIsolated), true, name);
    if (name === "solve" || name === "search") await fill(other);
    assert.deepEqual(faults, [], name);
    await other.close();
  }
});

test("a newer version is kept when a page is opened", async () => {
  const local = await start(after);
  const { page } = await open(local, "solve", { workers: "allow" });
  await page.waitForSelector("html[data-offline=ready]", { timeout: 60_000 });
  const file = (path) => `${local.root}/hosts/js/playground/${path}`;
  writeFileSync(file("vectors.html"), readFileSync(file("vectors.html"), "utf8").replace("<h1>", "<h1>Newer: "));
  const list = JSON.parse(readFileSync(file("files.json"), "utf8"));
  writeFileSync(file("files.json"), JSON.stringify({ ...list, version: "newer" }));
  await page.reload();
  const kept = () => page.evaluate(async () => (await (await caches.match("files.json"))?.json())?.version);
  for (let k = 0; k < 300 && (await kept()) !== "newer"; k++) await page.waitForTimeout(100);
  await local.server.close();
  await page.goto(local.server.url(PAGES.vectors));
  assert.match(await page.textContent("h1"), /^Newer: /);
});

for (const name of Object.keys(PAGES)) {
  test(`${name}: nobody is left out, and it fits`, async () => {
    const { page, faults } = await open(setting, name);
    await FILL[name](page);
    for (const [width, size] of [[1280, "wide"], [375, "narrow"], [320, "least"]]) {
      await page.setViewportSize({ width, height: 900 });
      for (const colorScheme of ["light", "dark"]) {
        await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
        assert.deepEqual(await violations(page), [], `${size}, ${colorScheme}`);
        if (size !== "least") await page.screenshot({ path: `${pictures}${name}_${size}_${colorScheme}.png`, fullPage: true });
      }
      const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.equal(over, 0, `${size}: ${over} pixels too wide`);
    }
    assert.deepEqual(faults, []);
  });
}
