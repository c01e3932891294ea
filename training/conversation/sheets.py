"""Sheets for coding who speaks: stretches of novels with every quotation numbered, and our cast beside them.

Run as `python -m training.conversation.sheets FOLDER`. Each sheet is a text for a coder and a JSON file that says
which characters of the novel its numbers mean. The openings that LitBank annotates, the works of the doubly coded
scenes and the novels that may not be learned from are left out.
"""

import json
import random
import re
import sys
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

from duologue.reader import RULES, read_stages
from duologue.story.speech import Quote
from duologue.story.story import Story
from duologue.text.source import Source
from training.novels import novels

MEASURED = """
jane_eyre tess_of sons_and_lovers sister_carrie of_human_bondage beautiful_and_damned middlemarch dubliners
tom_sawyer tenant_of_wildfell little_women this_side_of_paradise
""".split()
"""Works of which scenes are measured on (`bonds/dev`)."""
OPENING = 90_000
"""Characters at the beginning that are read when LitBank's quotations are measured."""
QUOTES = 60
LONGEST = 24_000
BEFORE = 1_500
SHEETS = 6


def main() -> None:
    """Write the sheets of every novel, two at a time."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    usable = [path for path in novels() if not any(work in path.name for work in MEASURED)]
    with ProcessPoolExecutor(2) as pool:
        for line in pool.map(partial(write_sheets, folder=folder), usable):
            print(line, flush=True)


def write_sheets(path: Path, folder: Path) -> str:
    """Write up to SHEETS sheets of a novel; returns a line to print."""
    story = read_stages(Source.from_text(path.read_text(encoding="utf-8", errors="replace")), RULES)
    spoken = sorted((q for q in story.quotes if q.kind != "quoted" and not q.inside), key=lambda q: q.span.start)
    first = OPENING if len(story.source.text) > 3 * OPENING else 20_000
    spoken = [quote for quote in spoken if quote.span.start >= first]
    starts = list(range(0, max(len(spoken) - QUOTES, 0), QUOTES))
    random.Random(path.name).shuffle(starts)
    taken = 0
    for at in starts:
        quotes = spoken[at : at + QUOTES]
        if quotes[-1].span.end - quotes[0].span.start <= LONGEST:
            taken += 1
            _write(story, quotes, path, folder / f"{path.stem[:30]}_{taken}")
        if taken == SHEETS:
            break
    return f"{path.stem[:40]:42} {len(spoken):6} quotations, {taken} sheets"


def _write(story: Story, quotes: list[Quote], path: Path, to: Path) -> None:
    text, start = story.source.text, max(quotes[0].span.start - BEFORE, 0)
    inserts = {quote.span.start: f"⟦{n}⟧" for n, quote in enumerate(quotes, 1)}
    end = text.find("\n\n", quotes[-1].span.end + 100)
    end = end if 0 <= end < quotes[-1].span.end + 1500 else quotes[-1].span.end + 300
    pieces, at = [], start
    for place, mark in sorted(inserts.items()):
        pieces += [text[at:place], mark]
        at = place
    shown = re.sub(r"(?<!\n)\n(?!\n)", " ", "".join([*pieces, text[at:end]]))
    near = text[max(start - 8000, 0) : end + 2000]
    people = [p for p in story.cast if any(re.search(rf"\b{re.escape(name)}\b", near) for name in p.aliases)]
    cast = "\n".join(
        f"  {p.id}: {p.name}{' (narrator)' if p.narrator else ''} [{'; '.join(p.aliases[:8])}]" for p in people
    )
    sheet = f"{path.name}\nPeople known near here:\n{cast}\n\n{shown}\n"
    to.with_suffix(".txt").write_text(sheet, encoding="utf-8")
    known = {
        "work": path.name,
        "quotes": [[quote.span.start, quote.span.end] for quote in quotes],
        "cast": {p.id: p.name for p in people},
    }
    to.with_suffix(".json").write_text(json.dumps(known, ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    main()
