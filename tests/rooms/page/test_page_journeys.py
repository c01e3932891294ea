"""What a user does with the page, in a real browser: bring a story, read it, correct it, take it away."""

import json
from pathlib import Path

import pytest
from format_files import docx, epub, odt, paragraph, xhtml
from live_page import STORY, Server, Visitor

_LINES = [line for line in STORY.splitlines() if line]
_RTF = "".join(f"\\par {line} " for line in _LINES).translate(
    {ord("“"): "\\ldblquote ", ord("”"): "\\rdblquote ", ord("’"): "\\rquote "}
)
FILES = {
    "a.txt": STORY.encode(),
    "b.md": ("# The Lock\n\n" + STORY.partition("\n")[2]).encode(),
    "c.html": ("<html><body>" + "".join(f"<p>{line}</p>" for line in _LINES) + "</body></html>").encode(),
    "d.docx": docx("".join(map(paragraph, _LINES))),
    "e.epub": epub({"one.xhtml": xhtml("".join(f"<p>{line}</p>" for line in _LINES))}),
    "f.odt": odt("".join(f"<text:p>{line}</text:p>" for line in _LINES)),
    "g.rtf": ("{\\rtf1\\ansi " + _RTF + "}").encode("cp1252"),
}
DROP = """([name, bytes]) => {
    const carried = new DataTransfer();
    carried.items.add(new File([new Uint8Array(bytes)], name));
    const how = { dataTransfer: carried, bubbles: true, cancelable: true };
    for (const type of ["dragover", "drop"]) document.body.dispatchEvent(new DragEvent(type, how));
}"""
CHOOSE = """([inside, words]) => {
    const p = [...document.querySelectorAll("#story p")].find((one) => one.textContent.includes(inside));
    const text = document.createTreeWalker(p, NodeFilter.SHOW_TEXT).nextNode();
    const range = document.createRange(), at = text.data.indexOf(words);
    range.setStart(text, at);
    range.setEnd(text, at + words.length);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
    p.dispatchEvent(new MouseEvent("click", { bubbles: true }));
}"""


@pytest.mark.parametrize("name", FILES)
def test_every_format_can_be_dropped_and_read(visitor: Visitor, name: str) -> None:
    """The story is there, and its speakers are known."""
    visitor.window.wait_for_selector("#shelf:not([hidden]) #endings:not(:empty)")
    visitor.window.evaluate(DROP, [name, list(FILES[name])])
    visitor.reads()

    visitor.says("You came", "Ada")
    visitor.says("I said I would", "Bram")


def test_a_correction_outlives_everything(visit, own_server: Server, tmp_path: Path) -> None:
    """Correct, undo, do it again; kill the server; it is still there. And a second draft has it too."""
    file = tmp_path / "lock.txt"
    file.write_text(STORY, "utf-8")
    one = visit(own_server.start(file).address)
    one.window.wait_for_selector("#story .q")
    one.choose("I have told nobody")
    before = one.speaker("I have told nobody")
    other = "Bram" if before == "Ada" else "Ada"
    one.window.click(f"#card .chip:has-text('{other}')")
    one.says("I have told nobody", other)
    one.window.wait_for_selector("#card .said-so")
    one.window.click("[data-do=undo]")
    one.says("I have told nobody", before)
    one.window.click("[data-do=redo]")
    one.says("I have told nobody", other)
    kept = json.loads((tmp_path / "lock.txt.duologue.json").read_text("utf-8"))
    own_server.kill()

    assert [row["speaker"] for row in kept["corrections"]] == [other]

    again = visit(own_server.start(file).address)
    again.says("I have told nobody", other)
    own_server.stop()

    draft = STORY.replace("Bram shut the door.", "Bram, who was late, shut the door and locked it.")
    file.write_text("A new beginning, in which nobody speaks.\n\n" + draft.replace("Out,", "Away,"), "utf-8")
    later = visit(own_server.start(file).address)
    later.says("I have told nobody", other)
    later.choose("I have told nobody")

    assert "You said so" in later.window.inner_text("#card")


def test_a_correction_moves_the_turns_around_it(visitor: Visitor) -> None:
    """A fact outranks every guess, and the guesses beside it are made again."""
    talk = "“You came,” said Ada. “I did,” said Bram.\n\n“Why?”\n\n“Because.”\n\n“Of what?”\n\n“Of you.”\n"
    visitor.bring("turns.txt", talk.encode())
    lines = ["Why?", "Because.", "Of what?", "Of you."]
    before = [visitor.speaker(line) for line in lines]
    other = "Bram" if before[0] == "Ada" else "Ada"
    visitor.choose("Why?")
    visitor.window.click(f"#card .chip:has-text('{other}')")
    visitor.says("Why?", other)
    visitor.says("Because.", before[0])  # the line itself is drawn at once, its neighbours a moment later
    after = [visitor.speaker(line) for line in lines]

    assert before != after


def test_people_are_renamed_merged_and_split(visitor: Visitor) -> None:
    """Each from the card of a person, each undone."""
    visitor.bring("people.txt", (STORY + "\n“Late,” said Miss Ada Hale.\n").encode())
    window = visitor.window
    window.click(".person:has(b bdi:text-is('Ada'))")
    window.wait_for_selector("#card .person-forms")
    window.click("#card .person-forms summary")
    window.fill("#card input[aria-label=Name]", "Adelaide")
    window.click("#card button:has-text('Rename')")
    visitor.says("You came", "Adelaide")
    window.click(".person:has(b bdi:text-is('Bram'))")
    window.wait_for_selector("#card[aria-label='About Bram']")
    window.click("#card .person-forms summary")
    window.select_option("#card select[aria-label='Is the same person as']", label="Adelaide")
    window.click("#card button:has-text('Merge')")
    visitor.says("I said I would", "Adelaide")
    window.keyboard.press("z")
    visitor.says("I said I would", "Bram")
    window.keyboard.press("z")
    visitor.says("You came", "Ada")


def test_a_stretch_is_marked(visitor: Visitor) -> None:
    """Words chosen with the pointer become a thought; a line becomes no speech, and comes back."""
    visitor.bring("marks.txt", STORY.encode())
    window = visitor.window
    window.evaluate(CHOOSE, ["never hold", "She looked at the lock"])
    window.wait_for_selector("#card[aria-label='The words chosen']")
    window.click("#card .chip:has-text('Ada')")
    window.wait_for_selector("#story .t:has-text('She looked at the lock')")
    window.evaluate("getSelection().removeAllRanges()")
    visitor.choose("Not to you")
    window.click("#card [data-as='not speech']")
    window.wait_for_selector("#story .k:has-text('Not to you')")

    assert "Corrections · 2" in window.inner_text("#side")

    window.click("#side .corrections li:first-child .close")
    window.wait_for_selector("#story .q:has-text('Not to you')")


def test_it_all_works_by_keyboard(visitor: Visitor) -> None:
    """Step, choose, correct, undo, close, without a pointer."""
    visitor.bring("keys.txt", STORY.encode())
    window = visitor.window
    window.keyboard.press("j")
    window.wait_for_selector("#story .q.hot:has-text('You came')")
    window.keyboard.press("ArrowDown")
    window.wait_for_selector("#story .q.hot:has-text('I said I would')")
    window.wait_for_function("() => document.activeElement.textContent.includes('I said I would')")
    window.keyboard.press("Enter")
    window.wait_for_function("() => document.activeElement.closest('#card')")
    window.keyboard.press("Escape")
    window.wait_for_function("() => document.activeElement.closest('#story')")
    offered = window.locator("#card .chip bdi").all_inner_texts()
    window.keyboard.press("2")
    visitor.says("I said I would", offered[1])
    window.keyboard.press("z")
    visitor.says("I said I would", "Bram")
    window.keyboard.press("Escape")
    window.wait_for_selector("#card", state="hidden")
    window.keyboard.press("?")
    window.wait_for_selector("#dialog[open]:has-text('How to read this page')")
    window.keyboard.press("Escape")
    window.wait_for_selector("#dialog", state="hidden")


def test_two_drafts_are_compared(visitor: Visitor) -> None:
    """What came, what went, and who speaks now; the corrections go along."""
    visitor.bring("first.txt", STORY.encode())
    window = visitor.window
    visitor.choose("Not to you")
    window.click("#card .chip:has-text('nobody can tell')")
    window.wait_for_selector("#card .said-so")
    window.click("[data-do=compare]")
    draft = STORY.replace("told nobody", "told everybody").replace("“Out,” said Ada.", "“Out,” said Bram.")
    with window.expect_file_chooser() as chooser:
        window.click("#dialog button:has-text('Bring the file')")
    chooser.value.set_files({"name": "second.txt", "mimeType": "", "buffer": draft.encode()})
    window.wait_for_selector("#story :text('told everybody')")
    visitor.says("Not to you", "unknown")
    window.click("[data-do=compare]")
    window.wait_for_selector("#dialog .changes")
    told = window.inner_text("#dialog")

    assert "told everybody" in told
    assert "Ada → Bram" in told

    window.click("#dialog .changes .moved button")
    window.wait_for_selector("#story .hot:has-text('Out')")


def test_it_can_be_taken_away(visitor: Visitor) -> None:
    """The report, the JSON and the table, each under the story's name."""
    visitor.bring("away.txt", STORY.encode())
    window = visitor.window
    window.click("[data-do=take]")
    found = {}
    for kind in ("report", "json", "csv", "curve", "png"):
        with window.expect_download() as download:
            window.click(f"#dialog [data-take={kind}]")
        found[download.value.suggested_filename] = Path(download.value.path()).read_bytes()

    assert set(found) == {"away.html", "away.json", "away.quotes.csv", "away.curve.svg", "The Lock.curve.png"}
    assert "You came" in found["away.html"].decode()
    assert found["away.curve.svg"].startswith(b"<svg")
    assert found["The Lock.curve.png"].startswith(b"\x89PNG")
    assert json.loads(found["away.json"])["text"] == STORY
    assert "You came" in found["away.quotes.csv"].decode()


def test_the_shelf_keeps_and_forgets(visitor: Visitor, server: Server) -> None:
    """On this disk only, and gone when it is told to forget."""
    window = visitor.window
    visitor.bring("kept.txt", b"Kept\n\n" + STORY.encode())
    window.click(".wordmark")
    window.wait_for_selector("#stories li:has-text('kept.txt')")
    (copy,) = (path for path in server.home.rglob("story.txt") if path.read_bytes().startswith(b"Kept"))
    window.click("#stories li:has-text('kept.txt') button:has-text('Forget')")
    window.click("#dialog button:has-text('Forget it')")
    window.wait_for_selector("#stories li:has-text('kept.txt')", state="detached")

    assert not copy.exists()


def test_a_text_can_be_pasted(visitor: Visitor) -> None:
    """Under the name it is given."""
    window = visitor.window
    window.click("[data-do=paste]")
    window.fill("#pasted", STORY)
    window.fill("#pasted-name", "A pasted lock")
    window.click("#dialog button:has-text('Read it')")
    window.wait_for_selector("#story .q")
    window.click(".wordmark")

    window.wait_for_selector("#stories li:has-text('A pasted lock.txt')")
