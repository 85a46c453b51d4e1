// The net under forgotten instances: when the collector finds one it is
// destroyed, but not while an array of it, or a view, is still in use.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";

const PROGRAM = `
  import { load } from "./src/index.js";
  const vs = await load();
  const collect = async () => {
    for (let i = 0; i < 5; i++) {
      gc();
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  };
  // Grow now: growth would detach the view below.
  vs.create().array("u8", 2 ** 24);
  await collect();
  const array = vs.create().array("f64", [1, 2, 3]);
  const { view } = vs.create().array("f64", [4, 5, 6]);
  for (let round = 0; round < 5; round++) {
    for (let i = 0; i < 6; i++) vs.create();
    await collect();
  }
  for (let i = 0; i < 6; i++) vs.create().array("f64", [7, 8, 9]);
  console.log(array.view.join(), view.join());
`;

test("forgotten instances are destroyed, used ones are not", () => {
  const options = { cwd: new URL("../", import.meta.url), encoding: "utf8" };
  const printed = execFileSync(process.execPath, ["--expose-gc", "--input-type=module", "--eval", PROGRAM], options);
  assert.equal(printed, "1,2,3 4,5,6\n");
});
