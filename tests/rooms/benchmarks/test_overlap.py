"""Which predicted stretch answers a gold span."""

import random

from benchmarks.quality.gold import trimmed
from benchmarks.quality.overlap import Predicted, best_overlaps, is_strict, shared

from duologue.text.span import Span


def predicted(*places: tuple[int, int], kind: str = "speech") -> list[Predicted]:
    """Speech at the given places, in order."""
    return [Predicted(Span(*place), f"q{number}", kind) for number, place in enumerate(places)]


def test_the_largest_overlap_answers() -> None:
    """[10, 20) shares 4 with [6, 14) and 5 with [15, 30); [40, 50) shares nothing."""
    assert best_overlaps([Span(10, 20), Span(32, 38)], predicted((6, 14), (15, 30), (40, 50))) == [1, None]


def test_of_equals_the_tighter_then_the_quote_answers() -> None:
    """A nested quotation is found at its own place; a thought at the same place as a quote gives way to it."""
    assert best_overlaps([Span(5, 9)], predicted((0, 30), (5, 9))) == [1]
    both = [Predicted(Span(5, 9), "t0", "thought"), Predicted(Span(5, 9), "q0", "speech")]
    assert best_overlaps([Span(5, 9)], both) == [1]


def test_touching_is_not_overlapping() -> None:
    assert best_overlaps([Span(5, 9)], predicted((0, 5), (9, 12))) == [None]


def test_strict_is_four_fifths_of_both() -> None:
    """8 of 10 is enough; 8 of 11 is not, on either side."""
    assert is_strict(Span(0, 10), Span(0, 8))
    assert is_strict(Span(0, 8), Span(0, 10))
    assert not is_strict(Span(0, 11), Span(0, 8))
    assert not is_strict(Span(0, 8), Span(0, 11))


def test_white_space_at_the_ends_does_not_count() -> None:
    assert trimmed(Span(0, 10), "\n a word  ") == Span(2, 8)
    assert trimmed(Span(0, 3), "   ") == Span(0, 3)


def test_as_a_search_of_everything_would_find() -> None:
    """Against comparing every pair, on random stretches that may nest and overlap."""
    chance = random.Random(3)
    for _ in range(200):
        places = sorted({(s := chance.randrange(60), s + chance.randrange(1, 25)) for _ in range(8)})
        ours = sorted(predicted(*places), key=lambda p: (p.span.start, -p.span.end))
        span = Span(s := chance.randrange(60), s + chance.randrange(1, 20))
        found = best_overlaps([span], ours)[0]
        best = max((shared(span, p.span), -len(p.span)) for p in ours)
        if best[0] == 0:
            assert found is None
        else:
            assert found is not None
            assert (shared(span, ours[found].span), -len(ours[found].span)) == best
