"""Put a trained run into the package, measure it there, and write its card.

Run `python -m training.encoder.ship --name first` after export. The files of training/work/encoder/<name>/shipped
replace those of src/duologue/models/weights/fiction; the numbers of the card are those of the benchmark, which
reads whole books with the files in their place.
"""

import argparse
import json
import shutil
from typing import Any

from benchmarks.data import data_folder
from benchmarks.quality.coreference import measured

from duologue.models.encoder import FILES, SHIPPED
from duologue.reading.coreference.people import NEAREST
from training.encoder.data import EVALUATION_ONLY, WORK, split
from training.encoder.net import WIDTH

PURPOSE = {"encoder.onnx": "the encoder", "heads.npz": "the heads", "vocab.txt": "the pieces"}
CARD = """\
# The encoder and its heads

One small encoder reads a story once; light heads on its vectors say what is a mention (of a person, facility,
place, vehicle or organisation; mentions may stand inside each other), which mentions mean the same, and which
words tell of something that takes place. Text is cut by uncased WordPiece (`vocab.txt`); capitals, speech and the
opening of a block are given beside it.

| file | what | sha256 |
|---|---|---|
{files}

Made by `python -m training.encoder.gather`, `… .train {command}`, `… .export --name {name}`,
`… .ship --name {name}`; training/README.md tells which runs it is the mean of, and how each was made.
`parity.json` holds an input and what it must answer. The files may be used under this package's licence
(Apache-2.0) with the attributions below.

## From what it was learned
- The encoder began at **all-MiniLM-L6-v2** (sentence-transformers; Wang et al. 2020), Apache License 2.0: 6 layers
  of 384, 22.7 M parameters. Its word vectors were kept as they were.
- The heads, and the encoder with them, were trained on **LitBank** (https://github.com/dbamman/litbank; Bamman,
  Popat & Shen 2019; Sims, Park & Bamman 2019; Bamman, Lewke & Mansoor 2020), CC BY 4.0: entities, coreference and
  events of about 2,000 words each of the {count} texts listed below, the training part of its first fold without
  the novels of the Project Dialogism Novel Corpus. LitBank was changed: it was laid back onto the untouched books.

## How well it reads
The files as they ship, 8-bit, on text they were not trained on; `python -m benchmarks.quality.coreference` made
this, and says what counts. "dev" chose the epoch, the windows, and how heads and rules are weighed; "test" chose
nothing.

{scores}

## Limits
Learned from English novels, mostly of 1719–1922: modern prose, other spellings of dialogue and neopronouns are
untried here. Few of its texts are told by nameless leads. Mentions of more than {width} words are not found. A
mention is linked to the {nearest} before it and not further back. It repeats what these books take for granted of
men, women and ranks. Scores of links are probabilities under the training loss, not calibrated on a story's scale.

## Texts it was trained on
{texts}
"""


def place(name: str) -> None:
    """Replace the package's files by those of one run."""
    SHIPPED.mkdir(parents=True, exist_ok=True)
    for file in (*FILES, "parity.json", "sha256.json"):
        shutil.copyfile(WORK / name / "shipped" / file, SHIPPED / file)


def tables(numbers: list[dict[str, Any]]) -> str:
    """The scores of both parts."""
    names = ("mentions", "events", "muc", "b_cubed", "ceaf_e", "average")
    lines = ["| LitBank fold 0 | mentions | events | MUC | B³ | CEAFe | average |", "|---" * 7 + "|"]
    for row in numbers:
        lines.append(" | ".join((f"| {row['part']}", *(f"{row['entities'][name]:.3f}" for name in names))) + " |")
    lines += ["", "| whom, right (of those answered) | asked | by rules | with the encoder |", "|---|---|---|---|"]
    for row in numbers:
        rules, both = row["whom"]["by rules"], row["whom"]["with the encoder"]
        for kind, told in rules.items():
            cells = (f"{r['right']:.3f} ({r['right_of_answered']:.3f})" for r in (told, both[kind]))
            lines.append(" | ".join((f"| {row['part']}, {kind}", str(told["asked"]), *cells)) + " |")
    return "\n".join(lines)


def card(name: str, numbers: list[dict[str, Any]]) -> str:
    """The card of one run that is in its place."""
    settings = json.loads((WORK / name / "settings.json").read_text("utf-8"))
    begin = ("--begin", *settings["begin"]) if settings.get("begin") else ()
    fingerprints = json.loads((SHIPPED / "sha256.json").read_text("utf-8"))
    texts = [text for text in split("train") if text.split("_")[0] not in EVALUATION_ONLY]
    return CARD.format(
        name=name,
        files="\n".join(f"| {file} | {PURPOSE[file]} | `{told}` |" for file, told in fingerprints.items()),
        command=" ".join((f"--name {name} --epochs {settings['epochs']} --seed {settings['seed']}", *begin)),
        scores=tables(numbers),
        texts=", ".join(f"`{text}`" for text in texts),
        count=len(texts),
        width=WIDTH,
        nearest=NEAREST,
    )


def main() -> None:
    """Ship one run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--name", default="first")
    asked = parser.parse_args()
    place(asked.name)
    root = data_folder("litbank")
    (SHIPPED / "CARD.md").write_text(card(asked.name, [measured(root, part) for part in ("dev", "test")]), "utf-8")
    print((SHIPPED / "CARD.md").read_text("utf-8"))


if __name__ == "__main__":
    main()
