"""Any input at all gives a reading or a clear error, soon, and the same one every time."""

import contextlib
import io
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from functools import cache
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from odd_files import CONTAINERS, container, spent
from story_laws import check_laws, contract_marks

import duologue
from duologue.cli.forms import FORMS
from duologue.cli.main import main
from duologue.exports.story_json import story_json
from duologue.formats.table import FORMATS, REFUSED

ENDINGS = [ending for kind in (*FORMATS, *REFUSED) for ending in kind.extensions] + ["", ".xyz"]
PASSAGES = sorted((Path(__file__).parents[1] / "golden" / "passages").glob("*.txt"))

# What prose is made of where it goes wrong: marks of every convention, cues, names, line ends, and the odd.
MARKS = [*"“”‘’\"'„«»—–,.?!…:;", "- ", "--", "..."]
SPACES = [
    " ",
    " ",
    " ",
    "  ",
    "\t",
    "\n",
    "\n",
    "\n\n",
    "\n\n",
    "\r\n",
    "\r",
    "\u00a0",
    "\u2028",
    "\x0b",
    "\x0c",
]
ODDITIES = [
    "\x00",
    "\ufeff",
    "\u200b",
    "\u202e",
    "😀",
    "é",
    "e\u0301",
    "\ud83d",
    "\udc00",
    *"()[]_*#",
    "<i>",
    "&amp;",
]
WORDS = """Ada|Bram|Mr. Hale|Mrs Hale|the old woman|her mother|I|you|she|he|they|said|asked|thought|wrote
|said Ada|she said|he thought|don't|’Tis|o’clock|Yes|No|Go away|Nora said nothing|CHAPTER ONE|Chapter 2
|* * *|***|1|letter|The End""".replace("\n", "").split("|")
PIECES = [*MARKS, *SPACES, *ODDITIES, *WORDS]
PROSE = st.lists(st.sampled_from(PIECES), max_size=60).map("".join)
LEISURELY = settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])


@cache
def schema() -> dict | None:
    """The published schema of the JSON, where there is one."""
    found = files("duologue.exports") / "story.schema.json"
    return json.loads(found.read_text("utf-8")) if found.is_file() else None


def check(text: str) -> None:
    """Every law, and the published schema."""
    story = duologue.read_text(text)
    check_laws(story, text)
    if schema():
        import jsonschema

        jsonschema.validate(json.loads(story_json(story)), schema())


def call(*words: str | Path) -> tuple[int, str]:
    """What the command line returned, and what it said."""
    out, err = (io.TextIOWrapper(io.BytesIO()) for _ in range(2))
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        status = main([str(word) for word in words])
    err.flush()
    return status, err.buffer.getvalue().decode("utf-8")


def read_or_refused(path: Path) -> None:
    """A reading, or one line that is not our mistake."""
    status, said = call("read", path, "--to", "json", "-q", "-o", "-")

    assert status in (0, 1)
    assert "mistake of ours" not in said
    assert "Traceback" not in said
    assert (status, said.count("\n")) == (status, status)


@LEISURELY
@given(st.text(max_size=200))
@example("")
@example(" ")
@example("x")
@example('"')
@example("“")
@example("\ud800")
@example("\r")
def test_laws_hold_for_any_characters(text: str) -> None:
    """From the empty text to lone surrogates."""
    check(text)


@LEISURELY
@given(PROSE)
def test_laws_hold_for_anything_like_prose(text: str) -> None:
    """Marks, cues and names in any order at all."""
    check(text)


@LEISURELY
@given(PROSE)
def test_marks_are_named_as_the_contract_names_them(text: str) -> None:
    """A convention outside the contract's list is "mixed"."""
    contract_marks(duologue.read_text(text))


@settings(LEISURELY, max_examples=60)
@given(PROSE)
def test_every_form_can_be_made(text: str) -> None:
    """Whatever was read, it can be shown: no character breaks a page, JSON or the summary."""
    story = duologue.read_text(text)
    for form in FORMS.values():
        assert form.encode(story).endswith(b"\n")
    assert json.loads(FORMS["json"].encode(story))["text"] == halves_joined(text)


def halves_joined(text: str) -> str:
    """JSON has no way to tell two lone halves of a surrogate pair, side by side, from the pair."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")


@pytest.mark.parametrize("path", PASSAGES, ids=lambda path: path.stem)
def test_laws_hold_for_damaged_passages(path: Path) -> None:
    """Fiction with marks lost, doubled and swapped, as typing and conversion leave it."""
    text = path.read_bytes().decode("utf-8")
    check(text)
    chance = random.Random(path.stem)
    for _ in range(6):
        letters = list(text)
        for _ in range(1 + len(letters) // 100):
            letters[chance.randrange(len(letters))] = chance.choice([*MARKS, "", "", "\n", "\n\n"])
        check("".join(letters))


@pytest.mark.parametrize("form", ["\n", "\r\n", "\r"])
def test_line_ends_are_kept(form: str, tmp_path: Path) -> None:
    """Read from a file as from memory: not one is changed."""
    text = form.join(["“You came,” said Ada.", "", "Bram shut the door. “I said I would.”", ""])
    story = tmp_path / "visit.txt"
    story.write_bytes(text.encode())

    check(text)
    assert duologue.read(story).text == text


@settings(LEISURELY, max_examples=60)
@given(
    st.sampled_from(ENDINGS),
    st.binary(max_size=300),
    st.sampled_from([b"", b"PK\x03\x04", b"{\\rtf1 ", b"<p>"]),
)
def test_any_bytes_under_any_name(ending: str, content: bytes, start: bytes) -> None:
    """A file may be anything, whatever it is called."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"story{ending}"
        path.write_bytes(start + content)
        try:
            story = duologue.read(path)
        except duologue.DuologueError as refused:
            assert refused.reason
        else:
            check_laws(story, story.text)
        read_or_refused(path)


@pytest.mark.parametrize("ending", ENDINGS)
def test_an_empty_file_and_a_folder_of_every_kind(ending: str, tmp_path: Path) -> None:
    """Nothing in it, or not a file at all."""
    (tmp_path / f"empty{ending}").touch()
    (tmp_path / f"folder{ending}").mkdir()

    read_or_refused(tmp_path / f"empty{ending}")
    read_or_refused(tmp_path / f"folder{ending}")


@pytest.mark.parametrize("ending", CONTAINERS)
def test_a_container_is_read_whole_and_refused_in_part(ending: str, tmp_path: Path) -> None:
    """A download that broke off is told as such, wherever it did; a flipped bit costs no traceback."""
    whole = container(ending, ["“You came,” said Ada.".encode()])
    path = tmp_path / f"story{ending}"
    path.write_bytes(whole)

    assert "“You came,” said Ada." in duologue.read(path).text
    for length in range(0, len(whole), max(1, len(whole) // 25)):
        path.write_bytes(whole[:length])
        read_or_refused(path)
    for place in range(0, len(whole), max(1, len(whole) // 40)):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 0x10]) + whole[place + 1 :])
        read_or_refused(path)


@pytest.mark.parametrize("ending", CONTAINERS)
def test_a_zip_bomb_is_refused(ending: str, tmp_path: Path) -> None:
    """A gigabyte in four megabytes: neither the time nor the memory of unpacking them is spent."""
    path = tmp_path / f"bomb{ending}"
    path.write_bytes(container(ending, (b"a" * 1_000_000 for _ in range(1_000))))
    ran = spent("read", str(path), "--to", "json", "-o", "-")

    assert ran["status"] == 1, ran["said"]
    assert ran["said"].count("\n") == 1
    assert ran["megabytes"] < 500
    assert ran["seconds"] < 30


ODD = {
    "opened": "“",
    "straight": '"',
    "apostrophes": "'a ",
    "nested": "“‘",
    "said": "“Go,” said Ada. ",
    "lines": '"Go."\n\n',
    "dashes": "— Go, — she said.\n",
    "names": "Ada Bram Cora ",
    "spaces": " \n",
    "stars": "* * *\n\n",
    "underscores": "_a ",
    "word": "a",
}


@pytest.mark.parametrize(("name", "rules"), [*((name, True) for name in ODD), ("said", False)])
def test_time_grows_no_faster_than_the_text(name: str, rules: bool) -> None:
    """Four times the text takes four times as long, with room for a busy machine; never sixteen times."""

    def seconds(length: int) -> float:
        text = (ODD[name] * length)[:length]
        begun = time.process_time()
        duologue.read_text(text, rules=rules)
        return time.process_time() - begun

    seconds(2_000)
    short = min(seconds(10_000) for _ in range(3))
    # The best of a few: what a collection of other tests' garbage costs is not the text's doing.
    long = min(seconds(40_000) for _ in range(3))

    assert long < 9 * max(short, 0.02)


def test_five_megabytes_of_quotation_marks(tmp_path: Path) -> None:
    """Read, in bounded time and memory."""
    path = tmp_path / "marks.txt"
    path.write_text("“Go,” '\"' " * (5_000_000 // 10), "utf-8")
    ran = spent("read", str(path), "--to", "json", "-q", "-o", os.devnull)

    assert (ran["status"], ran["said"]) == (0, "")
    assert ran["seconds"] < 240
    assert ran["megabytes"] < 4000


# Sameness


def test_same_input_same_output_in_every_process(tmp_path: Path) -> None:
    """Byte for byte, whatever order Python gives its sets in this time."""
    story = tmp_path / "passages.txt"
    story.write_text("\n\n* * *\n\n".join(path.read_text("utf-8") for path in PASSAGES), "utf-8")
    readings = set()
    for seed in ("0", "1", "20231"):
        env = {**os.environ, "PYTHONHASHSEED": seed}
        words = [sys.executable, "-m", "duologue.cli", "read", story, "-q", "--to", "json", "-o", "-"]
        readings.add(subprocess.run(words, env=env, capture_output=True, check=True).stdout)

    assert len(readings) == 1


@settings(LEISURELY, max_examples=40)
@given(PROSE)
def test_same_input_same_output_in_one_process(text: str) -> None:
    """Nothing is remembered from one reading to the next."""
    first = story_json(duologue.read_text(text))
    duologue.read_text("“Else,” said Nora. " + text)

    assert story_json(duologue.read_text(text)) == first
