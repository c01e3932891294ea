"""Writes `common_words.txt`: ordinary words that look like names where a sentence begins with them.

Counts the public-domain novels of `litbank/original` and adds the hand-written `modern_words.txt` beside this
file. Leaves out the novels on which Duologue is measured, and words that are more often first names.
Use: python training/word_lists/common_words.py [folder of novels]
"""

import re
import sys
from collections import Counter
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
LISTS = ROOT / "src" / "duologue" / "text" / "lists"
NOVELS = ROOT.parent / "shared" / "data" / "litbank" / "original"

# Measured on, so never learned from, not even counted.
HELD_OUT = (
    "alices_adventures_in_wonderland", "anne_of_green_gables", "a_room_with_a_view", "daisy_miller", "emma",
    "hard_times", "howards_end", "mansfield_park", "night_and_day", "northanger_abbey", "oliver_twist",
    "persuasion", "pride_and_prejudice", "sense_and_sensibility", "the_age_of_innocence", "the_awakening",
    "the_gambler", "the_invisible_man", "the_man_who_was_thursday", "the_picture_of_dorian_gray",
    "the_sign_of_the_four", "the_sport_of_the_gods", "the_sun_also_rises", "where_angels_fear_to_tread",
    "winnie_the_pooh", "a_passage_to_india", "the_mysterious_affair_at_styles",
)  # fmt: skip

LEAST_COUNT = 25
LEAST_BOOKS = 8
TIMES_AS_FREQUENT = 5
TIMES_AS_FREQUENT_NAME = 20

# A word with what stands before it: after a letter, comma or the like it is in the middle of a sentence.
WORD = re.compile(r"(?P<before>[\w,;:’'-]\s)?(?<![\w’'-])(?P<word>[^\W\d_]+(?:['’][^\W\d_]+)*)")
POSSESSIVE = re.compile(r"'s$")
KEPT_WITH_S = frozenset(
    "it's that's what's there's here's he's she's who's where's how's let's when's why's one's".split()
)


def is_held_out(novel: Path) -> bool:
    """Whether the file, named number_title, is one of the novels measured on."""
    title = novel.stem.partition("_")[2]
    return title.startswith(HELD_OUT)


def count(novels: list[Path]) -> tuple[Counter[str], Counter[str], Counter[str]]:
    """Lower-case counts, numbers of books with the lower-case word, and capitalised counts inside sentences."""
    lower: Counter[str] = Counter()
    books: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    for novel in novels:
        seen: Counter[str] = Counter()
        for match in WORD.finditer(novel.read_text(encoding="utf-8", errors="replace")):
            word = match["word"].replace("’", "'")
            if word.islower():
                seen[word] += 1
            elif match["before"] and word.istitle():
                capital[word.lower()] += 1
        lower.update(seen)
        books.update(seen.keys())
    return lower, books, capital


def entries(file: Path) -> list[str]:
    """The entries of a list, without comments."""
    return [line for line in file.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]


def qualifies(word: str, lower: int, books: int, capital: int, is_name: bool) -> bool:
    """Whether the counts make the word an ordinary one."""
    if len(word) < 2 and word not in {"a", "i", "o"}:
        return False
    if POSSESSIVE.search(word) and word not in KEPT_WITH_S:
        return False
    times = TIMES_AS_FREQUENT_NAME if is_name else TIMES_AS_FREQUENT
    return lower >= LEAST_COUNT and books >= LEAST_BOOKS and lower >= times * capital


def main(folder: Path) -> None:
    """Count, join with the hand-written words and write the list."""
    novels = [novel for novel in sorted(folder.glob("*.txt")) if not is_held_out(novel)]
    lower, books, capital = count(novels)
    names = {line.split("\t")[0] for line in entries(LISTS / "first_names.tsv")}
    counted = {word for word in lower if qualifies(word, lower[word], books[word], capital[word], word in names)}
    by_hand = {word for line in entries(HERE / "modern_words.txt") for word in line.split()}
    words = sorted((counted | by_hand) - set(entries(HERE / "never_common.txt")))
    head = (
        "# Ordinary words. Written by training/word_lists/common_words.py: change that or its lists, not this.\n"
    )
    (LISTS / "common_words.txt").write_text(head + "\n".join(words) + "\n", encoding="utf-8")
    sys.stdout.write(f"{len(novels)} novels, {len(counted)} counted words, {len(words)} in all\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else NOVELS)
