// Matrix Market files in the browser: coordinate and array; real, integer and
// pattern; general, symmetric and skew-symmetric; gzip is known by its first
// two bytes, whatever the name or the server say. The rules and sentences are
// those of the Rust host (hosts/rust/src/market): a wrong file gets a message
// with its name, the line and what was expected there. Nothing is allocated on
// the word of a header.

const BANNER = "%%MatrixMarket matrix coordinate|array real|integer|pattern general|symmetric|skew-symmetric";
const MOST = 2 ** 26; // triplets: a gigabyte

export class MarketError extends Error {
  name = "MarketError";
}

/** Triplets from 0, both triangles present, of the bytes of a file. */
export async function readMarket(bytes, name) {
  return parse(await unzipped(bytes, name), name);
}

async function unzipped(bytes, name) {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return new TextDecoder().decode(bytes);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  try {
    return await new Response(stream).text();
  } catch {
    throw new MarketError(`${name}: it begins like a gzip file and cannot be unzipped: is it whole?`);
  }
}

/** The lines that say something, with their numbers. */
class Lines {
  number = 0;
  #at = 0;
  constructor(text, name) {
    this.text = text;
    this.name = name;
  }
  any() {
    if (this.#at >= this.text.length) return null;
    const end = this.text.indexOf("\n", this.#at);
    const stop = end < 0 ? this.text.length : end;
    const line = this.text.slice(this.#at, stop);
    this.#at = stop + 1;
    this.number++;
    return line.trim();
  }
  next() {
    for (let line = this.any(); line !== null; line = this.any()) if (line !== "" && line[0] !== "%") return line;
    return null;
  }
  wrong(message) {
    return new MarketError(`${this.name}:${Math.max(1, this.number)}: ${message}`);
  }
}

const found = (text) => `, found ${JSON.stringify(text.length > 40 ? text.slice(0, 40) : text)}${text.length > 40 ? "..." : ""}`;

function parse(text, name) {
  const lines = new Lines(text, name);
  const banner = banners(lines);
  const [rows, cols, entries] = sizes(lines, banner.format === "coordinate");
  if (banner.symmetry !== "general" && rows !== cols) throw lines.wrong(`a ${banner.symmetry} matrix is square, found ${rows} x ${cols}`);
  const into = new Triplets(lines, { rows, cols, ...banner });
  if (entries !== undefined) coordinate(lines, into, entries);
  else array(lines, into);
  const extra = lines.next();
  if (extra === null) return into.done();
  const why = entries === undefined ? `a ${rows} x ${cols} array ends before this` : `the size line promises ${entries} entries`;
  throw lines.wrong(`expected the end of the file, ${why}${found(extra)}`);
}

function banners(lines) {
  const banner = lines.any()?.toLowerCase();
  if (banner === undefined) throw new MarketError(`${lines.name}:1: the file is empty, expected ${BANNER}`);
  const words = banner.split(/\s+/);
  if (words.length !== 5 || words[0] !== "%%matrixmarket") throw lines.wrong(`expected the banner ${BANNER}${found(banner)}`);
  const [, object, format, field, symmetry] = words;
  if (object !== "matrix") throw lines.wrong(`only matrix files are read, this is a ${object}`);
  if (format !== "coordinate" && format !== "array") throw lines.wrong(`expected coordinate or array${found(format)}`);
  if (field === "complex" || symmetry === "hermitian") throw lines.wrong("complex matrices are not supported, only real ones");
  if (!["real", "double", "integer", "pattern"].includes(field)) throw lines.wrong(`expected real, integer or pattern${found(field)}`);
  if (field === "pattern" && format === "array") throw lines.wrong("an array file cannot be a pattern");
  if (field === "pattern" && symmetry === "skew-symmetric") throw lines.wrong("a pattern file cannot be skew-symmetric");
  if (!["general", "symmetric", "skew-symmetric"].includes(symmetry)) {
    throw lines.wrong(`expected general, symmetric or skew-symmetric${found(symmetry)}`);
  }
  return { format, field, symmetry };
}

function sizes(lines, coordinate) {
  const wanted = `the size line: rows columns${coordinate ? " entries" : ""}`;
  const line = lines.next();
  if (line === null) throw lines.wrong(`the file ends before ${wanted}`);
  const words = line.split(/\s+/);
  if (words.length !== (coordinate ? 3 : 2) || words.some((word) => !/^\d+$/.test(word))) throw lines.wrong(`expected ${wanted}${found(line)}`);
  const numbers = words.map(Number);
  for (const [i, what] of [[0, "rows"], [1, "columns"]]) {
    if (numbers[i] > 0xffff_ffff) throw lines.wrong(`${words[i]} ${what} are too many, the limit is 4294967295`);
  }
  return numbers;
}

function coordinate(lines, into, entries) {
  const { field, symmetry, rows, cols } = into.about;
  const pattern = field === "pattern";
  for (let read = 0; read < entries; read++) {
    const line = lines.next();
    if (line === null) throw lines.wrong(`the file ends after ${read} entries, the size line promises ${entries}`);
    const words = line.split(/\s+/);
    if (words.length !== (pattern ? 2 : 3)) throw lines.wrong(`expected row column${pattern ? "" : " value"}${found(line)}`);
    const i = index(lines, words[0], "row", rows);
    const j = index(lines, words[1], "column", cols);
    const v = pattern ? 1 : number(lines, words[2], field);
    const at = `entry (${words[0]}, ${words[1]})`;
    if (symmetry === "symmetric" && j > i) {
      throw lines.wrong(`${at} is above the diagonal, a symmetric file holds the lower triangle only`);
    }
    if (symmetry === "skew-symmetric" && j >= i) {
      throw lines.wrong(`${at} is not below the diagonal, a skew-symmetric file holds the strict lower triangle only`);
    }
    into.push(i, j, v);
  }
}

function array(lines, into) {
  const { field, symmetry, rows, cols } = into.about;
  for (let j = 0; j < (rows === 0 ? 0 : cols); j++) {
    for (let i = { general: 0, symmetric: j, "skew-symmetric": j + 1 }[symmetry]; i < rows; i++) {
      const line = lines.next();
      if (line === null) throw lines.wrong(`the file ends where value (${i + 1}, ${j + 1}) of a ${rows} x ${cols} array is expected`);
      if (/\s/.test(line)) throw lines.wrong(`expected one value${found(line)}`);
      const v = number(lines, line, field);
      if (v !== 0) into.push(i, j, v);
    }
  }
}

function index(lines, word, what, size) {
  if (!/^\d+$/.test(word)) throw lines.wrong(`expected a ${what} from 1 to ${size}${found(word)}`);
  const i = Number(word);
  if (i === 0) throw lines.wrong(`${what} 0: indices start at 1`);
  if (i > size) throw lines.wrong(`${what} ${word} is outside 1 to ${size}`);
  return i - 1;
}

/** A value, with E or Fortran's D before the exponent. */
function number(lines, word, field) {
  if (field === "integer") {
    if (!/^[+-]?\d{1,19}$/.test(word)) throw lines.wrong(`expected a 64-bit integer${found(word)}`);
    return Number(word);
  }
  if (!/^[+-]?(\d+\.?\d*|\.\d+)([eEdD][+-]?\d+)?$/.test(word)) throw lines.wrong(`expected a finite number${found(word)}`);
  const value = Number(word.replace(/[dD]/, "e"));
  if (!Number.isFinite(value)) throw lines.wrong(`${word} is too large for a 64-bit float`);
  return value;
}

/** Grows with the entries that came; fills in the triangle that a file leaves out. */
class Triplets {
  #n = 0;
  #row = new Uint32Array(1024);
  #col = new Uint32Array(1024);
  #val = new Float64Array(1024);
  constructor(lines, about) {
    this.lines = lines;
    this.about = about;
  }
  push(i, j, v) {
    this.#one(i, j, v);
    if (i !== j && this.about.symmetry !== "general") this.#one(j, i, this.about.symmetry === "symmetric" ? v : -v);
  }
  #one(i, j, v) {
    if (this.#n === this.#row.length) this.#grow();
    this.#row[this.#n] = i;
    this.#col[this.#n] = j;
    this.#val[this.#n++] = v;
  }
  #grow() {
    if (this.#n >= MOST) throw this.lines.wrong(`more than ${MOST} entries: too many for this page`);
    const twice = (old) => {
      const grown = new old.constructor(old.length * 2);
      grown.set(old);
      return grown;
    };
    [this.#row, this.#col, this.#val] = [twice(this.#row), twice(this.#col), twice(this.#val)];
  }
  done() {
    const { rows, cols, symmetry } = this.about;
    const cut = (array) => array.subarray(0, this.#n);
    return { rows, cols, symmetry, row: cut(this.#row), col: cut(this.#col), val: cut(this.#val) };
  }
}

/** A vector as a file. */
export const writeVector = (x, comment) =>
  `%%MatrixMarket matrix array real general\n% ${comment}\n${x.length} 1\n${Array.from(x, String).join("\n")}\n`;
