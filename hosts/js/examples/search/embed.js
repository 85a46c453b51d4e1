// From a text to a sparse row of weighted terms, the same in the generator and
// in the page: words are cut to their stems (Porter), stop words fall away, and
// a term weighs (1 + log of how often it stands there) times its idf.
import { stemmer } from "../../playground/vendor/stemmer.js";

const STOP = new Set(
  `a about above after all allow also am an and any are as at be because been before being below between both but by can cannot could did do does doing down
   during each either etc even few for from further get had has have having he her here hers him his how i if in include into is it its itself just let like
   make many may me more most much must my need no nor not now of off on once one only or other our out over own package per please provide s same she should
   simple since so some such support t than that the their them then there these they this those through to too under until up us use user using very via was
   we well were what when where which while who will with within without would you your want find show program tool way thing something`.split(/\s+/),
);

/** The stems of a text, in order. */
export function stems(text) {
  const words = text.toLowerCase().normalize("NFKC").match(/[\p{L}\p{N}][\p{L}\p{N}+#]*/gu) ?? [];
  return words.filter((word) => word.length > 1 && word.length < 25 && !STOP.has(word) && !/^\d+$/.test(word)).map((word) => stemmer(word));
}

/** How often each known term stands in a text: `[place, count]`, places rising. */
export function count(text, places) {
  const counts = new Map();
  for (const stem of stems(text)) {
    const place = places.get(stem);
    if (place !== undefined) counts.set(place, (counts.get(place) ?? 0) + 1);
  }
  return [...counts].sort(([a], [b]) => a - b);
}

export const weight = (times, idf) => (1 + Math.log(times)) * idf;
