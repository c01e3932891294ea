"""Write the card of the shipped files: what they are, what they learned from, how well they read, their limits.

Run `python -m training.encoder.card --name first` after export and after evaluate with `--json` for dev and test.
"""

import argparse
import json
from pathlib import Path
from typing import Any

from training.encoder.data import EVALUATION_ONLY, WORK, split

CARD = """\
# The encoder and its heads

One small encoder reads the passages of a story that need it, once; light heads on its vectors say what is a
mention (of a person, facility, place, vehicle or organisation; mentions may stand inside each other), which
mentions mean the same, and which words tell of something that takes place. Text is cut by uncased WordPiece
(`vocab.txt`); capitals, speech and the opening of a block are given beside it.

| file | what | sha256 |
|---|---|---|
{files}

Made by `python -m training.encoder.gather`, `… .train {command}`, `… .export`, `… .evaluate`, `… .card`
(training/README.md), seed {seed}, {epochs} epochs. `parity.json` holds an input and what it must answer.

## From what it was learned
- The encoder began at **all-MiniLM-L6-v2** (sentence-transformers; Wang et al. 2020), Apache License 2.0: 6 layers
  of 384, 22.7 M parameters. Its word vectors were kept as they were.
- The heads, and the encoder with them, were trained on **LitBank** (https://github.com/dbamman/litbank; Bamman,
  Popat & Shen 2019; Sims, Park & Bamman 2019; Bamman, Lewke & Mansoor 2020), CC BY 4.0: entities, coreference and
  events of about 2,000 words each of the {count} texts listed below, the training part of its first fold without
  the novels of the Project Dialogism Novel Corpus. LitBank was changed: it was laid back onto the untouched books.

## How well it reads
Shipped files, 8-bit, text never trained on. "dev" chose the epoch; "test" chose nothing.

{scores}

Coreference is scored with predicted mentions, clusters of one included. Whom a pronoun or description of the
narration means is asked where the gold entity is one of the cast that the rules found: accuracy of the rules
alone, and of the head alone.

## Limits
Learned from English novels, mostly of 1719–1922: modern prose, other spellings of dialogue and neopronouns are
untried here. Few of its texts are told by nameless leads. Mentions of more than {width} words are not found. A
mention is linked to the {nearest} before it and not further back. It repeats what these books take for granted of
men, women and ranks. Scores of links are probabilities under the training loss, not calibrated on a story's scale.

## Texts it was trained on
{texts}
"""


def rows(part: str, numbers: dict[str, Any]) -> list[str]:
    """Lines of the score table for one part."""
    entities = numbers["entities"]
    names = ("mentions", "events", "muc", "b_cubed", "ceaf_e", "coreference")
    line = " | ".join(f"{entities[name]:.3f}" for name in names)
    return [f"| {part} | {line} |"]


def whom(part: str, numbers: dict[str, Any]) -> list[str]:
    """Lines of the table of whom mentions mean."""
    return [
        f"| {part}, {kind} | {r['of']} | {r['rules']:.3f} | {r['head']:.3f} |"
        for kind, r in numbers["whom"].items()
    ]


def main() -> None:
    """Write CARD.md beside the shipped files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--name", default="first")
    asked = parser.parse_args()
    folder = WORK / asked.name
    measured = {part: json.loads((folder / f"{part}.json").read_text("utf-8")) for part in ("dev", "test")}
    settings = json.loads((folder / "settings.json").read_text("utf-8"))
    fingerprints = json.loads((folder / "shipped" / "sha256.json").read_text("utf-8"))
    purpose = {"encoder.onnx": "the encoder", "heads.npz": "the heads", "vocab.txt": "the pieces"}
    scores = [
        "| LitBank fold 0 | mentions | events | MUC | B³ | CEAFe | average |",
        "|---|---|---|---|---|---|---|",
    ]
    meant = ["| whom | asked | rules | head |", "|---|---|---|---|"]
    for part, numbers in measured.items():
        scores += rows(part, numbers)
        meant += whom(part, numbers)
    texts = [name for name in split("train") if name.split("_")[0] not in EVALUATION_ONLY]
    card = CARD.format(
        files="\n".join(f"| {name} | {purpose[name]} | `{told}` |" for name, told in fingerprints.items()),
        command=f"--name {asked.name} --epochs {settings['epochs']} --seed {settings['seed']}",
        scores="\n".join([*scores, "", *meant]),
        texts=", ".join(f"`{name}`" for name in texts),
        count=len(texts),
        width=30,
        nearest=60,
        **settings,
    )
    Path(folder / "shipped" / "CARD.md").write_text(card, encoding="utf-8")
    print(card)


if __name__ == "__main__":
    main()
