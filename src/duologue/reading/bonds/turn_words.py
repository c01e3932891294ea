"""Words that often stand where things turn, counted in every block of a story."""

import re

import numpy as np
from numpy.typing import NDArray

from duologue.story.story import Story
from duologue.story.words import NARRATION, words_of

Floats = NDArray[np.float64]

_WORDS = {
    "sudden": r"suddenly|instant(?:ly)?|abruptly|started|sprang|moment|once",
    "against": r"but|yet|however|though",
    "at last": r"last|length|finally|then|now",
    "silence": r"silen\w+|pause[ds]?|still|quiet\w*|speechless|hesitat\w+",
    "body": r"kiss\w*|embrac\w*|arms?|hands?|lips|eyes|knees?|face",
    "tears": r"tears|wept|weep\w*|sob\w*|cried|trembl\w+|pale|burst|broke",
    "love": r"lov\w+|marr\w+|wife|husband|hearts?",
    "never": r"never|no|not|cannot|refus\w+|impossible",
    "going": r"doors?|go|went|gone|left|leave|good-?bye|farewell|away",
    "yes": r"yes|forgiv\w+|promise\w*|agree\w*|consent\w*|thank\w*|will",
    "truth": r"truth|secrets?|know|knew|understood|reali[sz]\w+|confess\w*|tell|told",
    "death": r"die[ds]?|dead|death|kill\w*|murder\w*|life",
    "exclaimed": r"!+",
    "asked": r"\?+",
    "broken off": r"—+|--+",
}
KINDS = (*_WORDS, "long", "said")
"""The columns: kinds of words and marks, the logarithm of how many words, and the share of them that is said."""
_OF = re.compile("|".join(f"({words})" for words in _WORDS.values()))
_MOST = 2
"""Of one kind in one block, at most."""


def turn_words(story: Story) -> Floats:
    """What each block of a story has of KINDS, (blocks, kinds)."""
    words = words_of(story)
    known = np.array([_kind(word) for word in words.vocabulary], dtype=np.int64)
    kinds = known[np.array(words.number, dtype=np.int64)]
    block, said = np.array(words.block, dtype=np.int64), np.array(words.quote, dtype=np.int64) != NARRATION
    here = block >= 0
    found = np.zeros((len(story.blocks), len(KINDS)))
    told = here & (kinds >= 0)
    np.add.at(found, (block[told], kinds[told]), 1.0)
    found = np.minimum(found, _MOST)
    size = np.bincount(block[here], minlength=len(found))
    found[:, -2] = np.log1p(size)
    found[:, -1] = np.bincount(block[here & said], minlength=len(found)) / np.maximum(1, size)
    return found


def _kind(word: str) -> int:
    match = _OF.fullmatch(word)
    return match.lastindex - 1 if match and match.lastindex else -1
