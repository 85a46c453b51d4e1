// The kernels over f32 in plain JavaScript: the arguments of the module's
// exports with typed arrays for addresses, and the module's bits. A reduction
// runs in the order of core/src/simd/block.rs: element i goes to lane i mod 16,
// multiplied then added, each rounded to f32; then the lanes are folded by halves.
// Four lanes at a time are walked over a piece that stays in the first cache.
// f64.js has the same for f64: an engine compiles a function well for
// one type only.
import { INDEX, STRUCTURE, kernels } from "./shared.js";

const LANES = 16;
const PIECE = 64 * LANES;
const lanes = new Float32Array(LANES);
const f = Math.fround;

/** The sum of the lanes, which are zero again; every NaN is the same one. */
function folded() {
  for (let half = LANES / 2; half > 0; half >>= 1) {
    for (let j = 0; j < half; j++) lanes[j] += lanes[j + half];
  }
  const sum = lanes[0];
  lanes.fill(0);
  return sum === sum ? sum : NaN;
}

function sum(x, n) {
  const full = n - (n % LANES);
  for (let from = 0; from < full; from += PIECE) {
    const to = Math.min(full, from + PIECE);
    for (let lane = 0; lane < LANES; lane += 4) {
      let [a, b, c, d] = [lanes[lane], lanes[lane + 1], lanes[lane + 2], lanes[lane + 3]];
      for (let i = from + lane; i < to; i += LANES) {
        a = f(a + x[i]);
        b = f(b + x[i + 1]);
        c = f(c + x[i + 2]);
        d = f(d + x[i + 3]);
      }
      lanes[lane] = a;
      lanes[lane + 1] = b;
      lanes[lane + 2] = c;
      lanes[lane + 3] = d;
    }
  }
  for (let i = full; i < n; i++) lanes[i - full] += x[i];
  return folded();
}

function asum(x, n) {
  const full = n - (n % LANES);
  for (let from = 0; from < full; from += PIECE) {
    const to = Math.min(full, from + PIECE);
    for (let lane = 0; lane < LANES; lane += 4) {
      let [a, b, c, d] = [lanes[lane], lanes[lane + 1], lanes[lane + 2], lanes[lane + 3]];
      for (let i = from + lane; i < to; i += LANES) {
        a = f(a + Math.abs(x[i]));
        b = f(b + Math.abs(x[i + 1]));
        c = f(c + Math.abs(x[i + 2]));
        d = f(d + Math.abs(x[i + 3]));
      }
      lanes[lane] = a;
      lanes[lane + 1] = b;
      lanes[lane + 2] = c;
      lanes[lane + 3] = d;
    }
  }
  for (let i = full; i < n; i++) lanes[i - full] += Math.abs(x[i]);
  return folded();
}

function dot(x, y, n) {
  const full = n - (n % LANES);
  for (let from = 0; from < full; from += PIECE) {
    const to = Math.min(full, from + PIECE);
    for (let lane = 0; lane < LANES; lane += 4) {
      let [a, b, c, d] = [lanes[lane], lanes[lane + 1], lanes[lane + 2], lanes[lane + 3]];
      for (let i = from + lane; i < to; i += LANES) {
        a = f(a + f(x[i] * y[i]));
        b = f(b + f(x[i + 1] * y[i + 1]));
        c = f(c + f(x[i + 2] * y[i + 2]));
        d = f(d + f(x[i + 3] * y[i + 3]));
      }
      lanes[lane] = a;
      lanes[lane + 1] = b;
      lanes[lane + 2] = c;
      lanes[lane + 3] = d;
    }
  }
  for (let i = full; i < n; i++) lanes[i - full] += f(x[i] * y[i]);
  return folded();
}

function l1(x, y, n) {
  const full = n - (n % LANES);
  for (let from = 0; from < full; from += PIECE) {
    const to = Math.min(full, from + PIECE);
    for (let lane = 0; lane < LANES; lane += 4) {
      let [a, b, c, d] = [lanes[lane], lanes[lane + 1], lanes[lane + 2], lanes[lane + 3]];
      for (let i = from + lane; i < to; i += LANES) {
        a = f(a + Math.abs(f(x[i] - y[i])));
        b = f(b + Math.abs(f(x[i + 1] - y[i + 1])));
        c = f(c + Math.abs(f(x[i + 2] - y[i + 2])));
        d = f(d + Math.abs(f(x[i + 3] - y[i + 3])));
      }
      lanes[lane] = a;
      lanes[lane + 1] = b;
      lanes[lane + 2] = c;
      lanes[lane + 3] = d;
    }
  }
  for (let i = full; i < n; i++) lanes[i - full] += Math.abs(f(x[i] - y[i]));
  return folded();
}

function l2sq(x, y, n) {
  const full = n - (n % LANES);
  for (let from = 0; from < full; from += PIECE) {
    const to = Math.min(full, from + PIECE);
    for (let lane = 0; lane < LANES; lane += 4) {
      let [a, b, c, d] = [lanes[lane], lanes[lane + 1], lanes[lane + 2], lanes[lane + 3]];
      for (let i = from + lane; i < to; i += LANES) {
        a = f(a + square(f(x[i] - y[i])));
        b = f(b + square(f(x[i + 1] - y[i + 1])));
        c = f(c + square(f(x[i + 2] - y[i + 2])));
        d = f(d + square(f(x[i + 3] - y[i + 3])));
      }
      lanes[lane] = a;
      lanes[lane + 1] = b;
      lanes[lane + 2] = c;
      lanes[lane + 3] = d;
    }
  }
  for (let i = full; i < n; i++) lanes[i - full] += square(f(x[i] - y[i]));
  return folded();
}

function square(d) {
  return f(d * d);
}

function add(x, y, out, n) {
  for (let i = 0; i < n; i++) {
    const v = x[i] + y[i];
    out[i] = v === v ? v : NaN;
  }
  return 0;
}

function sub(x, y, out, n) {
  for (let i = 0; i < n; i++) {
    const v = x[i] - y[i];
    out[i] = v === v ? v : NaN;
  }
  return 0;
}

function mul(x, y, out, n) {
  for (let i = 0; i < n; i++) {
    const v = x[i] * y[i];
    out[i] = v === v ? v : NaN;
  }
  return 0;
}

function div(x, y, out, n) {
  for (let i = 0; i < n; i++) {
    const v = x[i] / y[i];
    out[i] = v === v ? v : NaN;
  }
  return 0;
}

function abs(x, out, n) {
  for (let i = 0; i < n; i++) {
    const v = Math.abs(x[i]);
    out[i] = v === v ? v : NaN;
  }
  return 0;
}

function neg(x, out, n) {
  for (let i = 0; i < n; i++) {
    const v = -x[i];
    out[i] = v === v ? v : NaN;
  }
  return 0;
}

function sqrt(x, out, n) {
  for (let i = 0; i < n; i++) {
    const v = Math.sqrt(x[i]);
    out[i] = v === v ? v : NaN;
  }
  return 0;
}

function scale(alpha, x, n) {
  alpha = f(alpha);
  for (let i = 0; i < n; i++) {
    const v = x[i] * alpha;
    x[i] = v === v ? v : NaN;
  }
  return 0;
}

function axpy(alpha, x, y, n) {
  alpha = f(alpha);
  for (let i = 0; i < n; i++) {
    const v = y[i] + f(alpha * x[i]);
    y[i] = v === v ? v : NaN;
  }
  return 0;
}

function axpby(alpha, beta, x, y, out, n) {
  alpha = f(alpha);
  beta = f(beta);
  for (let i = 0; i < n; i++) {
    const v = f(alpha * x[i]) + f(beta * y[i]);
    out[i] = v === v ? v : NaN;
  }
  return 0;
}

function clamp(low, high, x, out, n) {
  low = f(low);
  high = f(high);
  for (let i = 0; i < n; i++) {
    const least = x[i] < low ? low : x[i];
    const v = least > high ? high : least;
    out[i] = v === v ? v : NaN;
  }
  return 0;
}

// A row has four lanes of its own: value k goes to lane k mod 4.
function spmv(rows, cols, rowPtr, col, val, x, y) {
  const values = Math.min(col.length, val.length);
  for (let row = 0, k = rowPtr[0]; row < rows; row++) {
    const end = rowPtr[row + 1];
    if (end < k || end > values) return STRUCTURE;
    let [a, b, c, d] = [0, 0, 0, 0];
    for (const start = k; k < end; k++) {
      const j = col[k];
      if (j >= cols) return INDEX;
      const v = f(val[k] * x[j]);
      const lane = (k - start) & 3;
      if (lane === 0) a = f(a + v);
      else if (lane === 1) b = f(b + v);
      else if (lane === 2) c = f(c + v);
      else d = f(d + v);
    }
    const sum = f(f(a + c) + f(b + d));
    y[row] = sum === sum ? sum : NaN;
  }
  return 0;
}

export const F32 = kernels("f32", { sum, asum, dot, l1, l2sq, add, sub, mul, div, abs, neg, sqrt, scale, axpy, axpby, clamp, spmv });
