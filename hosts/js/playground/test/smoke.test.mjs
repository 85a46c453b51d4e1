// The shortest walk through both: a solve, a wrong file, a search.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { drop, open, start, state, violations } from "./browser.mjs";

const setting = await start(after);

test("a sample is solved, every attempt is shown, and a wrong file is told by its line", async () => {
  const { page, faults } = await open(setting, "solve");
  await page.click("#solve");
  await page.waitForSelector("#verdict .headline.good");
  assert.equal(await page.textContent("#verdict .headline"), "converged by cholesky");
  assert.match(await page.textContent("#verdict table tbody"), /cholesky.*symmetric with a positive diagonal.*converged/s);

  await drop(page, "wrong.mtx", "%%MatrixMarket matrix coordinate real general\n2 2 1\n3 1 5.0\n");
  await page.waitForSelector("#alert:not([hidden])");
  assert.match(await page.textContent("#alert"), /^Not opened: wrong\.mtx:3: row 3 is outside 1 to 2\.$/);
  await state(page, "ready");
  assert.deepEqual(await violations(page), []);
  assert.deepEqual(faults, []);
});

test("a typed query finds texts that say it in other words", async () => {
  const { page, faults } = await open(setting, "search");
  await page.fill("#query", "play chess");
  assert.match(await page.textContent("#results li:first-child"), /chess/i);
  assert.equal(await page.locator("#results li").count(), 10);
  assert.match(await page.textContent("#status"), /^[\d.]+ (µs|ms) for this query\. Words used: chess, plai\./);
  assert.deepEqual(await violations(page), []);
  assert.deepEqual(faults, []);
});
