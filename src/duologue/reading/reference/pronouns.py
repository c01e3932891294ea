"""Whom each pronoun means: in narration by weighed evidence, in speech by who speaks to whom."""

from collections.abc import Hashable, Mapping

from duologue.reading.reference.evidence import Place, bound, evidence, of_person
from duologue.reading.reference.forms import FIRST, FORMS, SECOND, Form
from duologue.reading.reference.history import FORGOTTEN, History
from duologue.reading.reference.learned import LIKELY, Learned, nobody, weight
from duologue.reading.reference.parts import part_of_name, part_of_pronoun
from duologue.reading.reference.scene import Scene
from duologue.reading.reference.weights import SAID, TOLD
from duologue.story.cast import Mention
from duologue.story.story import Story
from duologue.story.words import NARRATION, Words
from duologue.text.span import Span
from duologue.text.word_lists import person_nouns

CANDIDATES, STRANGERS = 4, 1
"""So many people, the latest first, are weighed for a pronoun; so many of them not of the cast."""
FEW = 2
"""With fewer of the cast near, those whom the story names most are weighed too, though they are not near."""
PASSING = 150
"""Somebody who is not of the cast is forgotten after so many tokens."""
_PLURAL_BEFORE = 25

Weights = Mapping[Hashable, float]
Weighed = list[tuple[str, list[Hashable]]]


def resolve(story: Story, words: Words) -> list[Mention]:
    """The pronouns of the text that stand for somebody of the cast, in reading order."""
    return Resolver(story, words).run()


class Resolver:
    """Reads the pronouns of one story in order; each answer is evidence for the next."""

    def __init__(self, story: Story, words: Words, told: Weights = TOLD, said: Weights = SAID) -> None:
        self.words = words
        self.told, self.said = told, said
        self.scene = Scene(story, words)
        self.scene.of_person = {who: of_person(self.scene, who) for who in self.scene.gender}
        self.learned = Learned(story.referents)
        self.history = History()

    def run(self) -> list[Mention]:
        """Every pronoun that could be resolved."""
        words, namings, found = self.words, self.scene.namings, []
        strangers = self.scene.strangers
        for index in sorted({*words.places(FORMS.__contains__), *namings, *strangers}):
            if words.block[index] < 0:
                continue
            form = FORMS.get(words.low[index])
            who = self._pronoun(index, form) if form else None
            if form and who in self.scene.characters:
                start = words.start[index]
                found.append(Mention(Span(start, start + form.length), who, "pronoun"))
            if index in namings:
                self._named(index)
            elif index in strangers:
                self._described(index)
        return found

    def _named(self, index: int) -> None:
        naming = self.scene.namings[index]
        told = self.words.quote[index] == NARRATION
        part = part_of_name(self.words, naming.first, naming.last)
        last, sentence = naming.last - 1, self.scene.sentence(index)
        self.history.add(naming.mention.character, last, sentence, part, naming.kind, told)

    def _described(self, index: int) -> None:
        stranger = self.scene.strangers[index]
        told = self.words.quote[index] == NARRATION
        part = part_of_name(self.words, stranger.first, index + 1)
        self.history.add(stranger.id, index, self.scene.sentence(index), part, stranger.kind, told)

    def _pronoun(self, index: int, form: Form) -> str | None:
        told = self.words.quote[index] == NARRATION
        if form.person in (FIRST, SECOND):
            who = self._speaking(index, form)
            if who is not None and told:
                self.history.add(who, index, self.scene.sentence(index), form.part, "pronoun", told)
            return who
        part = part_of_pronoun(self.words, index, form)
        place = Place(index, self.scene.sentence(index), form.gender, part, told)
        who = self._they(place) if form.gender == "x" else self.choose(place, self.weigh(place))
        if who is not None:
            self.history.add(who, index, place.sentence, part, "pronoun", told)
            self.history.resolved(who, index, form.gender)
        return who

    def _speaking(self, index: int, form: Form) -> str | None:
        answer = self.scene.answer(index)
        if form.person == FIRST:
            if self.words.quote[index] == NARRATION:
                return self.scene.narrator(index)
            return answer.speaker if answer else None
        if self.words.quote[index] == NARRATION:
            return self.scene.you
        return answer.addressees[0] if answer and len(answer.addressees) == 1 else None

    def weigh(self, place: Place) -> Weighed:
        """The candidates of a third-person pronoun, each with the evidence for and against."""
        people = self._candidates(place)
        if len(people) == 1 and self._chances(place) is None:
            return [(people[0], [])]
        clause = bound(self.scene, self.history, place)
        weighed = []
        for who in people:
            reasons = evidence(self.scene, self.history, place, who)
            if clause and who == self.history.subject:
                reasons += clause
            weighed.append((who, reasons))
        return weighed

    def choose(self, place: Place, weighed: Weighed) -> str | None:
        """The candidate with the most weight; the latest mentioned of equals."""
        chances = self._chances(place)
        best: str | None
        if chances is not None:
            best, most = None, nobody(chances)
        elif len(weighed) < 2:
            return weighed[0][0] if weighed else None
        else:
            best, most = weighed[0][0], float("-inf")
        weights = self.told if place.told else self.said
        for who, reasons in weighed:
            total = 0.0 if chances is None else weight(chances.get(who, 0.0))
            for reason in reasons:
                total += weights.get(reason, 0.0)
            if total > most:
                best, most = who, total
        return best

    def _chances(self, place: Place) -> Mapping[str, float] | None:
        return self.learned.at(self.words.start[place.index])

    def _candidates(self, place: Place) -> list[str]:
        scene, seen, naming = self.scene, self.history.seen, self.scene.namings.get(place.index)
        fitting, oldest = (place.gender, None), place.index - FORGOTTEN
        left_out = {scene.narrator(place.index), naming.mention.character if naming else None}
        answer = scene.answer(place.index)
        if answer:
            left_out |= {answer.speaker, *answer.addressees}
        found: list[str] = []
        strangers = 0
        for who in self.history.order:
            if seen[who].at < oldest:
                break
            if scene.gender[who] in fitting and who not in left_out:
                strange = who not in scene.characters
                if strange and (strangers == STRANGERS or self._has_passed(who, place.index)):
                    continue
                strangers += strange
                found.append(who)
                if len(found) == CANDIDATES:
                    break
        for who in scene.prominent[place.gender] if len(found) - strangers < FEW else ():
            if who not in left_out and who not in found:
                found.append(who)
        for who, chance in (self._chances(place) or {}).items():
            if chance >= LIKELY and who not in left_out and who not in found:
                found.append(who)
        return found

    def _has_passed(self, stranger: str, index: int) -> bool:
        """Whether somebody who is not of the cast is no longer meant; sooner where their gender is not told."""
        near = PASSING if self.scene.gender[stranger] else PASSING // 4
        return index - self.history.seen[stranger].at > near

    def _they(self, place: Place) -> str | None:
        """The person who is "they", unless several people stand before it whom it may mean."""
        people = [who for who in self._candidates(place) if self.scene.gender[who] == "x"]
        return people[0] if people and not self._several_before(place) else None

    def _several_before(self, place: Place) -> bool:
        """Whether the sentence so far tells of a group, or of one person and another."""
        words, namings = self.words, self.scene.namings
        nouns = person_nouns()
        begin = max(0, place.index - _PLURAL_BEFORE)
        for index in range(place.index - 1, begin, -1):
            low = words.low[index]
            if low in ("both", "two", "three") or nouns.get(low, ("", ""))[1] == "group":
                return True
            if low == "and" and index + 1 in namings and index in self.scene.name_ends:
                return True
            if words.opens[index]:
                break
        return False
