"""Gather quotes into turns: what one person says in one go, with everything around it that hints at who."""

from bisect import bisect_left
from dataclasses import dataclass, field

from duologue.reading.attribution.cues import (
    CUE,
    Cue,
    Region,
    cue_after,
    cue_before,
    cue_on_next_line,
    other_beats,
    region,
)
from duologue.reading.attribution.hearers import hearer_of
from duologue.reading.attribution.letters import greeted, signature
from duologue.reading.attribution.phrases import Subject, label_at
from duologue.reading.attribution.roster import Roster
from duologue.story.labels import label_of
from duologue.story.speech import Quote
from duologue.story.story import Story
from duologue.story.words import NARRATION, Words
from duologue.text.kin import kin_of
from duologue.text.word_lists import endearments

_REPLIES = frozenset("yes no oh ah well yeah yep nope nothing because certainly indeed why but and really".split())


@dataclass
class Turn:
    """One or more quotes of one paragraph (a long speech may run over several).

    `first` and `last` are the blocks it begins and ends in. `cue` is the strongest cue, `beats` are the weaker
    hints. `called` are people whom it calls by name, `called_gender` what "sir" or "ma'am" tells of the one it
    speaks to; `told_of` are people it speaks about; `asks`: it ends in a question, `replies`: it begins as a
    reply. `trailing` is the last told of in its paragraph, after its speech; `hearer` whom the narration there
    says it is spoken to. `said` are the tokens between its marks. `masked` is set in training, where the cue is
    hidden: then its paragraph's narration must not tell what it left out.
    """

    quotes: list[Quote]
    first: int
    last: int
    scene: str | None
    cue: Cue | None = None
    beats: list[Cue] = field(default_factory=list)
    called: set[int] = field(default_factory=set)
    called_gender: str = ""
    told_of: set[int] = field(default_factory=set)
    written: bool = False
    asks: bool = False
    replies: bool = False
    trailing: Subject | None = None
    hearer: Subject | None = None
    said: list[range] = field(default_factory=list)
    masked: bool = False


def find_turns(story: Story, words: Words, roster: Roster) -> list[Turn]:
    """The turns of the story in reading order."""
    blocks = {block.id: index for index, block in enumerate(story.blocks)}
    starts = [block.span.start for block in story.blocks]
    grouped: dict[int, list[Quote]] = {}
    for quote in story.quotes:
        if quote.kind != "quoted" and quote.inside is None:
            grouped.setdefault(blocks[quote.block], []).append(quote)
    turns: list[Turn] = []
    retold = {index for quote in story.quotes if quote.inside for index in range(*tokens_of(words, quote))}
    for block, quotes in grouped.items():
        turns.extend(_turns_of_block(story, words, roster, block, quotes, starts, retold))
    for turn in turns:
        speaker = turn.cue.subject if turn.cue else None
        turn.hearer = hearer_of(words, roster, range(turn.first, turn.last + 1), speaker)
    return turns


def _turns_of_block(
    story: Story,
    words: Words,
    roster: Roster,
    block: int,
    quotes: list[Quote],
    starts: list[int],
    retold: set[int],
) -> list[Turn]:
    turns: list[Turn] = []
    before = words.first[block]
    for place, quote in enumerate(quotes):
        first, last = tokens_of(words, quote)
        end_block = bisect_left(starts, quote.spans[-1].start + 1) - 1
        following = quotes[place + 1].spans[0].start if place + 1 < len(quotes) else None
        limit = bisect_left(words.start, following) if following is not None else words.last[end_block]
        turn = Turn([quote], block, end_block, story.blocks[block].scene, written=quote.kind == "written")
        ending = words.text[quote.spans[-1].end - 1]
        turn.asks = ending == "?"
        turn.replies = first < len(words) and words.low[first] in _REPLIES
        _read_around(story, words, roster, turn, Region(before, first), Region(last, limit), ending)
        _read_inside(words, roster, turn, retold)
        if turn.written:
            _read_letter(words, roster, turn)
        if turns and _one_turn(turns[-1], turn):
            _join(turns[-1], turn)
        else:
            turns.append(turn)
        before = last
    return turns


def tokens_of(words: Words, quote: Quote) -> tuple[int, int]:
    """The tokens [first, last) of a quote, the narration between its halves among them."""
    return bisect_left(words.end, quote.spans[0].start + 1), bisect_left(words.start, quote.spans[-1].end)


def _read_around(
    story: Story, words: Words, roster: Roster, turn: Turn, before: Region, after: Region, ending: str
) -> None:
    quote = turn.quotes[0]
    label = label_of(words, quote)
    heading = label_at(words, roster, label) if label is not None else None
    if heading:
        turn.cue = Cue(heading, heading.first, heading.last, 3.0, "heads the speech")
        return
    found: list[Cue | None] = []
    for left, right in zip(quote.spans, quote.spans[1:]):
        between = region(words, bisect_left(words.start, left.end), bisect_left(words.end, right.start + 1))
        if between and words.block[between.first] == words.block[between.last - 1]:
            found.append(cue_after(words, roster, between, words.text[left.end - 1], inside=True))
    following = region(words, after.first, after.last)
    leading = region(words, before.first, before.last)
    next_cue = cue_after(words, roster, following, ending)
    found.append(next_cue)
    lead_cue = cue_before(words, roster, leading)
    found.append(lead_cue)
    if not following:
        found.append(_next_line(story, words, roster, turn.last, ending))
    if not leading:
        found.append(_line_before(story, words, roster, turn.first))
    cues = [cue for cue in found if cue]
    turn.cue = max((cue for cue in cues if cue.strength >= CUE), key=lambda cue: cue.strength, default=None)
    turn.beats = [cue for cue in cues if cue.strength < CUE]
    after_it = other_beats(words, roster, following, next_cue)
    turn.trailing = after_it[-1].subject if after_it else None
    turn.beats += after_it + other_beats(words, roster, leading, lead_cue)


def _next_line(story: Story, words: Words, roster: Roster, block: int, ending: str) -> Cue | None:
    if block + 1 >= len(story.blocks) or story.blocks[block + 1].kind != "paragraph":
        return None
    here = region(words, words.first[block + 1], words.last[block + 1])
    if not here or words.quote[here.first] != NARRATION:
        return None
    return cue_on_next_line(words, roster, here, ending)


def _line_before(story: Story, words: Words, roster: Roster, block: int) -> Cue | None:
    if (
        block == 0
        or story.blocks[block - 1].kind != "paragraph"
        or words.last[block - 1] == words.first[block - 1]
    ):
        return None
    first, last = words.first[block - 1], words.last[block - 1]
    while last > first and words.quote[last - 1] != NARRATION:
        return None
    if words.word[last - 1][-1] not in ":,—–-":
        return None
    begin = last
    while begin > first and words.quote[begin - 1] == NARRATION:
        begin -= 1
    found = cue_before(words, roster, region(words, begin, last))
    if found and found.strength >= CUE:
        return Cue(found.subject, found.first, found.last, 2.4, "leads up to the line")
    return None


def _read_inside(words: Words, roster: Roster, turn: Turn, retold: set[int]) -> None:
    """Whom it calls and tells of; the `retold` words of somebody else have their own hearers."""
    named_at, endearing = roster.at.get, endearments()
    for quote in turn.quotes:
        for span in quote.spans:
            said = range(bisect_left(words.end, span.start + 1), bisect_left(words.start, span.end))
            turn.said.append(said)
            for index, low in zip(said, words.low[said.start : said.stop]):
                if index in retold:
                    continue
                naming = named_at(index)
                if naming and (naming.address or not naming.noun):
                    (turn.called if naming.address else turn.told_of).add(naming.who)
                elif low in endearing and _calls(words, index):
                    turn.called_gender = turn.called_gender or endearing[low]
                    if kin_of(low) in roster.kin:
                        turn.called.add(roster.kin[kin_of(low)])
    turn.told_of -= turn.called


def _read_letter(words: Words, roster: Roster, turn: Turn) -> None:
    """Whoever signs it wrote it, and is neither called nor spoken of; whom it greets is called."""
    signed = signature(words, roster, turn.quotes[0])
    to = greeted(words, roster, turn.quotes[0])
    if signed and signed.subject.who is not None:
        turn.cue = turn.cue or signed
        turn.called.discard(signed.subject.who)
        turn.told_of.discard(signed.subject.who)
    if to is not None:
        turn.called.add(to)
        turn.told_of.discard(to)


def _calls(words: Words, index: int) -> bool:
    before = words.word[index - 1] if index else ""
    after = words.word[index + 1] if index + 1 < len(words) else ""
    return (before == "," or words.quote[index - 1] != words.quote[index]) and (
        after in ("", ",", ".", "!", "?", "—", "…", "...", ";") or words.quote[index + 1] != words.quote[index]
    )


def _one_turn(one: Turn, other: Turn) -> bool:
    """Two quotes of a paragraph are one turn unless their cues name different people."""
    if one.cue is None or other.cue is None or one.cue.first == other.cue.first:
        return True
    left, right = one.cue.subject, other.cue.subject
    if left.who is not None and right.who is not None:
        return left.who == right.who
    return not (left.gender and right.gender and left.gender != right.gender)


def _join(turn: Turn, more: Turn) -> None:
    turn.quotes += more.quotes
    turn.last = max(turn.last, more.last)
    if more.cue and (turn.cue is None or more.cue.strength > turn.cue.strength):
        turn.cue = more.cue
    turn.beats += more.beats
    turn.said += more.said
    turn.asks = more.asks
    turn.trailing = more.trailing
    turn.called |= more.called
    turn.told_of |= more.told_of
    turn.called_gender = turn.called_gender or more.called_gender
