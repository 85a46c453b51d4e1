// The plain JavaScript that the kernels are held against, and the loop that
// calls a candidate over and over. Every function is handed out as a copy with
// a source of its own: the engine then compiles it for one type and one callee,
// as in a program that uses only that one.
let copies = 0;
const compiled = (source) => new Function(`return ${source}\n// ${++copies}`)();

/** A copy of a function. */
export const own = (f) => compiled(f.toString());

/** A candidate that calls `f(...args)`; the sum keeps the engine from leaving calls out. */
export function calls(f, args) {
  const names = args.map((_, k) => `a${k}`);
  const loop = compiled(`(${["f", ...names, "reps"]}) => {
    let sum = 0;
    for (let r = 0; r < reps; r++) sum += f(${names});
    return sum;
  }`);
  return (reps) => loop(f, ...args, reps);
}

/**
 * A loop over `statement`, one to eight ways unrolled: `@` stands for the index
 * and `s#` for a sum of its own in every way, which `result` ends up with as `s`.
 */
export function unrolled(params, statement, { ways = [1, 4, 8], bound = "n", result = "s" } = {}) {
  const loop = (w) => {
    const sums = statement.includes("s#") ? [...Array(w).keys()].map((k) => `s${k}`) : [];
    const turn = (k) => statement.replaceAll("@", k ? `i + ${k}` : "i").replaceAll("s#", `s${k % Math.max(1, sums.length)}`);
    const block = (k) => `{ ${turn(k)} }`;
    const body = w > 1 ? `for (; i + ${w - 1} < end; i += ${w}) { ${[...Array(w).keys()].map(block).join(" ")} }` : "";
    return () =>
      compiled(`(${params}) => {
        const end = ${bound};
        let i = 0${sums.map((s) => `, ${s} = 0`).join("")};
        ${body}
        for (; i < end; i++) ${block(0)}
        ${sums.length ? `const s = ${sums.join(" + ")}; return ${result};` : "return 0;"}
      }`);
  };
  return Object.fromEntries(ways.map((w) => [w > 1 ? `${w} ways` : "simple", loop(w)]));
}

/** Hand-written functions as candidates by name. */
export const written = (...functions) => Object.fromEntries(functions.map((f) => [f.name, () => own(f)]));

export function softmax(x, out, n) {
  let max = -Infinity;
  for (let i = 0; i < n; i++) if (x[i] > max) max = x[i];
  let sum = 0;
  for (let i = 0; i < n; i++) {
    const e = Math.exp(x[i] - max);
    out[i] = e;
    sum += e;
  }
  const scale = 1 / sum;
  for (let i = 0; i < n; i++) out[i] *= scale;
  return 0;
}

export function layernorm(x, gamma, beta, eps, out, n) {
  let sum = 0;
  for (let i = 0; i < n; i++) sum += x[i];
  const mean = sum / n;
  let squares = 0;
  for (let i = 0; i < n; i++) {
    const d = x[i] - mean;
    squares += d * d;
  }
  const scale = 1 / Math.sqrt(squares / n + eps);
  for (let i = 0; i < n; i++) out[i] = (x[i] - mean) * scale * gamma[i] + beta[i];
  return 0;
}

/** The same with four sums at a time. */
export function layernorm4(x, gamma, beta, eps, out, n) {
  let a = 0, b = 0, c = 0, d = 0, i = 0;
  for (; i + 3 < n; i += 4) {
    a += x[i];
    b += x[i + 1];
    c += x[i + 2];
    d += x[i + 3];
  }
  for (; i < n; i++) a += x[i];
  const mean = (a + b + c + d) / n;
  a = b = c = d = i = 0;
  for (; i + 3 < n; i += 4) {
    a += (x[i] - mean) ** 2;
    b += (x[i + 1] - mean) ** 2;
    c += (x[i + 2] - mean) ** 2;
    d += (x[i + 3] - mean) ** 2;
  }
  for (; i < n; i++) a += (x[i] - mean) ** 2;
  const scale = 1 / Math.sqrt((a + b + c + d) / n + eps);
  for (i = 0; i < n; i++) out[i] = (x[i] - mean) * scale * gamma[i] + beta[i];
  return 0;
}

/** Differing bits of arrays of 32-bit words: the halving sums of every word. */
export function hamming(x, y, n) {
  let count = 0;
  for (let i = 0; i < n; i++) {
    let v = x[i] ^ y[i];
    v -= (v >>> 1) & 0x55555555;
    v = (v & 0x33333333) + ((v >>> 2) & 0x33333333);
    count += Math.imul((v + (v >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
  }
  return count;
}

/** The same, fifteen words' bytes added up before the last multiplication. */
export function hamming15(x, y, n) {
  let count = 0;
  for (let i = 0; i < n; ) {
    const end = Math.min(n, i + 15);
    let bytes = 0;
    for (; i < end; i++) {
      let v = x[i] ^ y[i];
      v -= (v >>> 1) & 0x55555555;
      v = (v & 0x33333333) + ((v >>> 2) & 0x33333333);
      bytes += (v + (v >>> 4)) & 0x0f0f0f0f;
    }
    count += (bytes & 0xff) + ((bytes >>> 8) & 0xff) + ((bytes >>> 16) & 0xff) + (bytes >>> 24);
  }
  return count;
}

export function spmv(rows, rowPtr, col, val, x, y) {
  for (let i = 0, k = rowPtr[0]; i < rows; i++) {
    const end = rowPtr[i + 1];
    let s = 0;
    for (; k < end; k++) s += val[k] * x[col[k]];
    y[i] = s;
  }
  return 0;
}

/** Four entries of a row at a time. */
export function spmv4(rows, rowPtr, col, val, x, y) {
  for (let i = 0; i < rows; i++) {
    const end = rowPtr[i + 1];
    let k = rowPtr[i];
    let s = 0, t = 0;
    for (; k + 3 < end; k += 4) {
      s += val[k] * x[col[k]] + val[k + 1] * x[col[k + 1]];
      t += val[k + 2] * x[col[k + 2]] + val[k + 3] * x[col[k + 3]];
    }
    for (; k < end; k++) s += val[k] * x[col[k]];
    y[i] = s + t;
  }
  return 0;
}

/** Exact search by dot product over f32 rows: the best k in order, kept by insertion. */
export function search4(q, x, rows, cols, k, indices, scores) {
  scores.fill(-Infinity);
  let worst = -Infinity;
  for (let r = 0; r < rows; r++) {
    const at = r * cols;
    let a = 0, b = 0, c = 0, d = 0;
    for (let i = 0; i < cols; i += 4) {
      a += q[i] * x[at + i];
      b += q[i + 1] * x[at + i + 1];
      c += q[i + 2] * x[at + i + 2];
      d += q[i + 3] * x[at + i + 3];
    }
    const s = a + b + (c + d);
    if (!(s > worst)) continue;
    let p = k - 1;
    for (; p > 0 && scores[p - 1] < s; p--) {
      scores[p] = scores[p - 1];
      indices[p] = indices[p - 1];
    }
    scores[p] = s;
    indices[p] = r;
    worst = scores[k - 1];
  }
  return 0;
}

/** The same, eight products at a time. */
export function search8(q, x, rows, cols, k, indices, scores) {
  scores.fill(-Infinity);
  let worst = -Infinity;
  for (let r = 0; r < rows; r++) {
    const at = r * cols;
    let a = 0, b = 0, c = 0, d = 0;
    for (let i = 0; i < cols; i += 8) {
      a += q[i] * x[at + i] + q[i + 4] * x[at + i + 4];
      b += q[i + 1] * x[at + i + 1] + q[i + 5] * x[at + i + 5];
      c += q[i + 2] * x[at + i + 2] + q[i + 6] * x[at + i + 6];
      d += q[i + 3] * x[at + i + 3] + q[i + 7] * x[at + i + 7];
    }
    const s = a + b + (c + d);
    if (!(s > worst)) continue;
    let p = k - 1;
    for (; p > 0 && scores[p - 1] < s; p--) {
      scores[p] = scores[p - 1];
      indices[p] = indices[p - 1];
    }
    scores[p] = s;
    indices[p] = r;
    worst = scores[k - 1];
  }
  return 0;
}
