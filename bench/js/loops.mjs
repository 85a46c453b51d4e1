// The loops that are timed. Every candidate imports this file under a query of
// its own (`loops.mjs?name`): the engine then compiles each loop for one type
// and one callee, as in a program that uses only that one.

export function dot1(x, y, n) {
  let s = 0;
  for (let i = 0; i < n; i++) s += x[i] * y[i];
  return s;
}

export function dot4(x, y, n) {
  let [s0, s1, s2, s3] = [0, 0, 0, 0];
  let i = 0;
  for (; i + 3 < n; i += 4) {
    s0 += x[i] * y[i];
    s1 += x[i + 1] * y[i + 1];
    s2 += x[i + 2] * y[i + 2];
    s3 += x[i + 3] * y[i + 3];
  }
  for (; i < n; i++) s0 += x[i] * y[i];
  return s0 + s1 + (s2 + s3);
}

export function dot8(x, y, n) {
  let s0 = 0, s1 = 0, s2 = 0, s3 = 0, s4 = 0, s5 = 0, s6 = 0, s7 = 0;
  let i = 0;
  for (; i + 7 < n; i += 8) {
    s0 += x[i] * y[i];
    s1 += x[i + 1] * y[i + 1];
    s2 += x[i + 2] * y[i + 2];
    s3 += x[i + 3] * y[i + 3];
    s4 += x[i + 4] * y[i + 4];
    s5 += x[i + 5] * y[i + 5];
    s6 += x[i + 6] * y[i + 6];
    s7 += x[i + 7] * y[i + 7];
  }
  for (; i < n; i++) s0 += x[i] * y[i];
  return s0 + s1 + (s2 + s3) + (s4 + s5 + (s6 + s7));
}

export function spmv(rows, rowPtr, col, val, x, y) {
  for (let i = 0; i < rows; i++) {
    let s = 0;
    for (let k = rowPtr[i]; k < rowPtr[i + 1]; k++) s += val[k] * x[col[k]];
    y[i] = s;
  }
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
}

// Calls `f` over and over; the sum keeps the engine from leaving calls out.
export function repeat3(f, a, b, c, reps) {
  let sum = 0;
  for (let r = 0; r < reps; r++) sum += f(a, b, c);
  return sum;
}
export function repeat6(f, a, b, c, d, e, g, reps) {
  for (let r = 0; r < reps; r++) f(a, b, c, d, e, g);
}
export function repeat7(f, a, b, c, d, e, g, h, reps) {
  let sum = 0;
  for (let r = 0; r < reps; r++) sum += f(a, b, c, d, e, g, h);
  return sum;
}
export function repeatMethod(s, x, y, reps) {
  let sum = 0;
  for (let r = 0; r < reps; r++) sum += s.dot(x, y);
  return sum;
}
export function repeatExport(exports, x, y, reps) {
  let sum = 0;
  for (let r = 0; r < reps; r++) sum += exports.vs_dot_f32(x.ptr, y.ptr, x.length);
  return sum;
}
