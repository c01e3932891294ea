"""The personal pronouns by form: their person, gender and part in the sentence. Plural "we" is left out."""

from dataclasses import dataclass

SUBJECT, OBJECT, POSSESSIVE, REFLEXIVE = "subject", "object", "possessive", "reflexive"
FIRST, SECOND, THIRD = 1, 2, 3


@dataclass(frozen=True, slots=True)
class Form:
    """One pronoun. `gender` is "" but in the third person; `part` of "her" and "you" depends on the sentence.

    `length` counts the pronoun's own letters: 3 of the token "she'd".
    """

    person: int
    gender: str
    part: str
    length: int


_ROWS = """
1 - subject i | 1 - object me | 1 - possessive my mine | 1 - reflexive myself
2 - subject you thou | 2 - object thee | 2 - possessive your yours thy thine | 2 - reflexive yourself thyself
3 f subject she | 3 f object her | 3 f possessive hers | 3 f reflexive herself
3 m subject he | 3 m object him | 3 m possessive his | 3 m reflexive himself
3 x subject they ze xe | 3 x object them hir xem | 3 x possessive their theirs zir xyr | 3 x reflexive themself
"""
_CLITICS = ("d", "ll", "s", "ve", "m", "re", "dn", "d've")


def _forms() -> dict[str, Form]:
    found: dict[str, Form] = {}
    for row in _ROWS.replace("\n", "|").split("|"):
        if not row.strip():
            continue
        person, mark, part, *words = row.split()
        for word in words:
            form = Form(int(person), "" if mark == "-" else mark, part, len(word))
            found[word] = form
            if part == SUBJECT:
                found |= {word + apostrophe + rest: form for apostrophe in "'’" for rest in _CLITICS}
    return found


FORMS = _forms()
"""Every form in lower case, short forms such as "she'd" with both apostrophes included."""
