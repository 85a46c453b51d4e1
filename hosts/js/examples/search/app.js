// The page: what is typed is embedded and searched at every key.
import { $, breathe, duration, make, whole } from "../../playground/page.js";
import { BEST, NEAR, open } from "./corpus.js";

const ROUNDS = 9;

/** The median of several rounds, each long against the clock's steps: nanoseconds. */
function timed(body) {
  const least = crossOriginIsolated ? 0.1 : 1;
  const times = [];
  for (let reps = 1; times.length < ROUNDS; ) {
    const start = performance.now();
    for (let r = 0; r < reps; r++) body();
    const ms = performance.now() - start;
    if (ms < least && reps < 4096) reps *= 4;
    else times.push((ms * 1e6) / reps);
  }
  return times.sort((a, b) => a - b)[ROUNDS >> 1];
}

function search(corpus, known, prepare) {
  prepare?.();
  const times = [["Words to a vector: one sparse row times V", prepare ? timed(prepare) : null]];
  let near;
  times.push([`int8: the nearest ${NEAR} of ${whole(corpus.about.texts)}`, timed(() => (near = corpus.near()))]);
  let found;
  times.push([`f32: the best ${BEST} of those`, timed(() => (found = corpus.rerank(near)))]);
  let exact;
  const all = timed(() => (exact = corpus.exact()));
  const missed = exact.filter(({ place }) => !found.some((other) => other.place === place)).length;
  show(corpus, known, found, times, all, missed);
}

function show(corpus, known, found, times, all, missed) {
  const together = times.reduce((sum, [, ns]) => sum + (ns ?? 0), 0);
  $("status").textContent = `${duration(together)} for this query. ${known}`;
  $("results").replaceChildren(
    ...found.map(({ place, score }) => {
      const like = make("button", { type: "button", className: "small", "aria-label": `Like ${corpus.names[place]}` }, "Like this");
      like.addEventListener("click", () => {
        $("query").value = "";
        search(corpus, `Texts like ${corpus.names[place]}.`, null, corpus.like(place));
      });
      const bar = make("meter", { min: 0, max: 1, value: Math.max(0, score), ariaLabel: `cosine ${score.toFixed(2)}` });
      const link = make("a", { href: `https://packages.debian.org/${corpus.about.release}/${corpus.names[place]}`, rel: "noreferrer" }, corpus.names[place]);
      return make("li", {}, make("div", {}, link, make("p", {}, corpus.first[place])), make("span", { className: "score" }, bar, score.toFixed(2)), like);
    }),
  );
  const lines = [...times.filter(([, ns]) => ns !== null), ["Together", together], ["For comparison: all in f32", all]];
  $("times").replaceChildren(...lines.flatMap(([what, ns]) => [make("dt", {}, what), make("dd", {}, duration(ns))]));
  $("agree").textContent = missed === 0 ? "The ten best are those of the exact search in f32." : `${missed} of the exact ten are missing: int8 had them below rank ${NEAR}.`;
}

function typed(corpus) {
  const text = $("query").value;
  const words = corpus.write(text);
  if (words.length === 0) {
    $("results").replaceChildren();
    $("times").replaceChildren();
    $("agree").textContent = "";
    $("status").textContent = text.trim() === "" ? `${whole(corpus.about.texts)} texts are ready.` : "None of these words stands in the texts: try others.";
    return;
  }
  search(corpus, `Words used: ${words.join(", ")}.`, () => corpus.embed());
}

try {
  const corpus = await open();
  await corpus.warm(breathe);
  for (const button of $("tries").children) {
    button.disabled = false;
    button.addEventListener("click", () => {
      $("query").value = button.textContent;
      typed(corpus);
    });
  }
  const { texts, terms, dims } = corpus.about;
  $("corpus").textContent = `${whole(texts)} texts, ${whole(terms)} word stems, ${dims} dimensions; ${corpus.variant} module. All texts were embedded in ${duration(corpus.embedded * 1e6)} when the page opened.`;
  $("query").addEventListener("input", () => typed(corpus));
  $("form").addEventListener("submit", (event) => {
    event.preventDefault();
    typed(corpus);
  });
  $("query").disabled = false;
  document.documentElement.dataset.state = "ready";
  typed(corpus);
} catch (error) {
  $("status").textContent = `The texts cannot be opened: ${error.message}`;
  document.documentElement.dataset.state = "failed";
}
