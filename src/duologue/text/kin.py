"""Words for parents and grandparents that mean the same: mother, mum, mom. Other kin have one word each."""

_SPELLINGS = {
    word: kin
    for kin, words in {
        "mother": "mother mom mum mam mama mamma mommy mummy ma",
        "father": "father dad daddy papa pa",
        "grandmother": "grandmother grandma granny gran nana",
        "grandfather": "grandfather grandpa granddad grandad gramps",
    }.items()
    for word in words.split()
}


def kin_of(word: str) -> str:
    """The plain word for a kin word in lower case: "mum" gives "mother"; any other word is given back."""
    return _SPELLINGS.get(word, word)
