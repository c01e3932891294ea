"""What the page shows beside the text when a line or a person is chosen."""

import math
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from duologue.exports.report.items import Item
from duologue.page.view import View, is_given
from duologue.story.given import BY_HAND
from duologue.story.speech import Quote, Thought

_NEAR = 12
_OFFERED = 8
_EXCERPT = 90
_MOST_LINES = 400
_MOST_WORDS = 10
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


def line_card(view: View, number: int) -> dict[str, Any]:
    """Who says or thinks it, to whom, how sure that is and why; and who else may be meant. Raises IndexError."""
    item = view.items[number]
    text, fact, answer = view.story.text, item.fact, item.answer
    card: dict[str, Any] = {
        "item": number,
        "start": item.start,
        "who": item.person,
        "given": is_given(item),
        "unsure": item.unsure,
        "words": excerpt(view, item),
        "offered": _offered(view, number),
    }
    if isinstance(fact, Thought):
        return card | {
            "kind": f"thought {fact.form}",
            "score": round(100 * fact.score),
            "because": _reasons(fact.because),
        }
    assert answer is not None  # an item is a line or a thought
    place = _places(view)
    return card | {
        "kind": answer.kind,
        "score": round(100 * answer.score),
        "because": _reasons(answer.because),
        "to": [place[one] for one in answer.addressees],
        "others": [[place[one], round(100 * part)] for one, part in answer.others[:3]],
        "faults": list(fact.faults),
        "cue": answer.cue.of(text) if answer.cue else None,
        "written": fact.kind == "written",
    }


def _reasons(because: tuple[str, ...]) -> list[str]:
    """Why the reading thinks so: that it was told is said by `given`."""
    return [reason for reason in because if reason != BY_HAND]


def person_card(view: View, number: int) -> dict[str, Any]:
    """What one person says, how much, to whom and in which words. Raises IndexError."""
    person = view.people[number]
    share = view.counts.people[number] if number < len(view.counts.people) else None
    place = _places(view)
    own = [n for n, item in enumerate(view.items) if item.person == number]
    return {
        "person": number,
        "name": person.name,
        "aliases": list(dict.fromkeys((person.name, *person.aliases))),
        "named": person.named,
        "narrator": person.narrator,
        "counted": [share.lines, share.words, share.thoughts, round(100 * share.part)] if share else [0, 0, 0, 0],
        "to": [[place[one], words] for one, words in share.to[:6]] if share else [],
        "words": list(_own_words(view, number)),
        "lines": [[n, excerpt(view, view.items[n])] for n in own[:_MOST_LINES]],
        "more": max(0, len(own) - _MOST_LINES),
    }


def excerpt(view: View, item: Item) -> str:
    """The beginning of a line, on one line."""
    words = " ".join(" ".join(span.of(view.story.text) for span in item.fact.spans).split())
    return words if len(words) <= _EXCERPT else words[:_EXCERPT].rsplit(" ", 1)[0] + " …"


def _places(view: View) -> dict[str, int]:
    return {person.id: n for n, person in enumerate(view.people)}


def _offered(view: View, number: int) -> list[int]:
    """Who may be meant, likeliest first: what the reading weighed, who speaks nearby, who speaks most."""
    item, place = view.items[number], _places(view)
    found = [] if item.person is None else [item.person]
    if item.answer:
        found += [place[one] for one, _ in item.answer.others]
    near = view.items[max(0, number - _NEAR) : number + _NEAR + 1]
    found += [n for n, _ in Counter(one.person for one in near if one.person is not None).most_common()]
    found += range(len(view.counts.people))
    return list(dict.fromkeys(found))[:_OFFERED]


def _own_words(view: View, number: int) -> Iterator[str]:
    """The words that somebody says more often than the others do, the most telling first (log-odds, as G²)."""
    own: Counter[str] = Counter()
    others: Counter[str] = Counter()
    written: dict[str, Counter[str]] = {}
    for item in view.items:
        if isinstance(item.fact, Quote):
            said = _WORD.findall(" ".join(span.of(view.story.text) for span in item.fact.spans))
            (own if item.person == number else others).update(word.casefold() for word in said)
            for word in said if item.person == number else ():
                written.setdefault(word.casefold(), Counter())[word] += 1
    mine, theirs = max(1, own.total()), max(1, others.total())
    scored = []
    for word, count in own.items():
        expected = mine * (count + others[word]) / (mine + theirs)
        if count > 2 and count > 1.5 * expected:
            scored.append((-count * math.log(count / expected), word))
    return (written[word].most_common(1)[0][0] for _, word in sorted(scored)[:_MOST_WORDS])
