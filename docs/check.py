"""The links of the built book: every local page and every fragment is there. And its
sources: no code of its own stands in the pages of docs/start, only what is included
from files that the hosts' tests run.

    python3 docs/check.py target/book
"""

from __future__ import annotations

import re
import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit


class Page(HTMLParser):
    """Where a page links to, and what can be linked to in it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Takes up a tag."""
        for name, value in attrs:
            if name == "id" and value:
                self.ids.add(value)
            elif name in ("href", "src") and value:
                self.links.append(value)


def main(root: Path) -> int:
    """The number of links that lead nowhere."""
    pages = {path: Page(path.read_text()) for path in root.rglob("*.html")}
    if len(pages) < 10:
        print(f"{root} holds {len(pages)} pages: the book is not built")
        return 1
    wrong = checked = 0
    for path in sorted((Path(__file__).parent / "start").glob("*.md")):
        for block in re.findall(
            r"```(\w[\w,]*)\n(.*?)```", path.read_text(), re.DOTALL
        ):
            if not block[1].startswith("{{#include "):
                wrong += 1
                print(f"{path.name}: {block[0]} of its own, which no test runs")
    for path, page in pages.items():
        if path.name in ("404.html", "toc.html"):
            continue  # links from the site's root
        for link in page.links:
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                continue
            target = (
                (path.parent / unquote(parts.path)).resolve() if parts.path else path
            )
            there = target.exists()
            if there and parts.fragment and target.suffix == ".html":
                key = next((p for p in pages if p.resolve() == target.resolve()), None)
                there = key is not None and unquote(parts.fragment) in pages[key].ids
            checked += 1
            if not there:
                wrong += 1
                print(f"{path.relative_to(root)}: {link} leads nowhere")
    print(f"{checked} links in {len(pages)} pages, {wrong} of them wrong")
    return wrong


if __name__ == "__main__":
    sys.exit(1 if main(Path(sys.argv[1])) else 0)
