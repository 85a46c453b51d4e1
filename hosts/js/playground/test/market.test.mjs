// The reader of Matrix Market files: what it reads, and what it says of the
// rest. The sentences are those of hosts/rust/src/market/tests.rs.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { readMarket, writeVector } from "../market.js";

const read = (text) => readMarket(typeof text === "string" ? Buffer.from(text) : text, "f");
const triplets = ({ row, col, val }) => Array.from(row, (i, k) => [i, col[k], val[k]]);
const HEAD = "%%MatrixMarket matrix";

test("coordinates: comments, blank lines, CRLF, Fortran's D, duplicates", async () => {
  const m = await read(`${HEAD} Coordinate REAL general\r\n% one\r\n\r\n2 3 4\r\n1 1 1.5d2\r\n% two\r\n2 3 -.5E-1\r\n1 1 +2.\r\n 2 1 7\r\n`);
  assert.deepEqual([m.rows, m.cols], [2, 3]);
  assert.deepEqual(triplets(m), [[0, 0, 150], [1, 2, -0.05], [0, 0, 2], [1, 0, 7]]);
});

test("symmetric, skew-symmetric and pattern files are filled in", async () => {
  assert.deepEqual(triplets(await read(`${HEAD} coordinate real symmetric\n2 2 2\n1 1 4\n2 1 1\n`)), [[0, 0, 4], [1, 0, 1], [0, 1, 1]]);
  assert.deepEqual(triplets(await read(`${HEAD} coordinate integer skew-symmetric\n2 2 1\n2 1 3\n`)), [[1, 0, 3], [0, 1, -3]]);
  assert.deepEqual(triplets(await read(`${HEAD} coordinate pattern general\n1 2 1\n1 2\n`)), [[0, 1, 1]]);
});

test("arrays, column by column", async () => {
  assert.deepEqual(triplets(await read(`${HEAD} array real general\n2 2\n1\n0\n3\n4\n`)), [[0, 0, 1], [0, 1, 3], [1, 1, 4]]);
  assert.deepEqual(triplets(await read(`${HEAD} array real symmetric\n2 2\n1\n2\n3\n`)), [[0, 0, 1], [1, 0, 2], [0, 1, 2], [1, 1, 3]]);
  assert.deepEqual((await read(`${HEAD} array real general\n0 5\n`)).val.length, 0);
});

test("the repository's problems, zipped", async () => {
  for (const [name, n, nnz] of [["poisson2d_100", 10_000, 49_600], ["convdiff_100", 10_000, 49_600], ["ring_40", 40, 120]]) {
    const m = await readMarket(readFileSync(new URL(`../../../../problems/${name}.mtx.gz`, import.meta.url)), name);
    assert.deepEqual([m.rows, m.cols, m.val.length], [n, n, nnz], name);
  }
});

test("what is wrong is told by name, line and what was expected", async () => {
  const real = `${HEAD} coordinate real general\n`;
  const wrong = [
    ["", "f:1: the file is empty, expected %%MatrixMarket matrix coordinate|array real|integer|pattern general|symmetric|skew-symmetric"],
    ["hello", 'f:1: expected the banner %%MatrixMarket matrix coordinate|array real|integer|pattern general|symmetric|skew-symmetric, found "hello"'],
    ["%%MatrixMarket vector coordinate real general", "f:1: only matrix files are read, this is a vector"],
    [`${HEAD} sparse real general`, 'f:1: expected coordinate or array, found "sparse"'],
    [`${HEAD} coordinate complex general`, "f:1: complex matrices are not supported, only real ones"],
    [`${HEAD} array pattern general`, "f:1: an array file cannot be a pattern"],
    [`${HEAD} coordinate pattern skew-symmetric`, "f:1: a pattern file cannot be skew-symmetric"],
    [`${HEAD} coordinate real symmetric\n2 3 0\n`, "f:2: a symmetric matrix is square, found 2 x 3"],
    [real, "f:1: the file ends before the size line: rows columns entries"],
    [`${real}2 2\n`, 'f:2: expected the size line: rows columns entries, found "2 2"'],
    [`${real}5000000000 2 1\n`, "f:2: 5000000000 rows are too many, the limit is 4294967295"],
    [`${real}2 2 1\n0 1 1\n`, "f:3: row 0: indices start at 1"],
    [`${real}2 2 1\n1 3 1\n`, "f:3: column 3 is outside 1 to 2"],
    [`${real}2 2 1\n1 x 1\n`, 'f:3: expected a column from 1 to 2, found "x"'],
    [`${real}2 2 1\n1 1\n`, 'f:3: expected row column value, found "1 1"'],
    [`${real}2 2 1\n1 1 nan\n`, 'f:3: expected a finite number, found "nan"'],
    [`${real}2 2 1\n1 1 0x10\n`, 'f:3: expected a finite number, found "0x10"'],
    [`${real}2 2 1\n1 1 1e999\n`, "f:3: 1e999 is too large for a 64-bit float"],
    [`${HEAD} coordinate integer general\n1 1 1\n1 1 1.5\n`, 'f:3: expected a 64-bit integer, found "1.5"'],
    [`${real}2 2 1\n1 1 1\n2 2 1\n`, 'f:4: expected the end of the file, the size line promises 1 entries, found "2 2 1"'],
    [`${HEAD} coordinate real symmetric\n2 2 1\n1 2 1\n`, "f:3: entry (1, 2) is above the diagonal, a symmetric file holds the lower triangle only"],
    [`${HEAD} array real general\n2 1\n1\n`, "f:3: the file ends where value (2, 1) of a 2 x 1 array is expected"],
    [gzipSync("x".repeat(1000)).subarray(0, 20), "f: it begins like a gzip file and cannot be unzipped: is it whole?"],
  ];
  for (const [text, message] of wrong) await assert.rejects(read(text), { name: "MarketError", message });
});

test("a vector is written so that it is read again, bit by bit", async () => {
  const x = Float64Array.of(1 / 3, -0, 5e-324, 1.7976931348623157e308);
  const m = await read(writeVector(x, "x"));
  const back = new Float64Array(4);
  m.row.forEach((i, k) => (back[i] = m.val[k]));
  assert.deepEqual([...back], [1 / 3, 0, 5e-324, 1.7976931348623157e308]);
});
