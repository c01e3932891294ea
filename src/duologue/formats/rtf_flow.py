"""Turn the pieces of an RTF file into blocks: paragraphs, italics and characters of every code page."""

from dataclasses import dataclass, field, replace

from duologue.errors import UnreadableSource
from duologue.formats.decode import windows_1252
from duologue.formats.draft import SPACE, DraftPart, Run, is_blank
from duologue.formats.rtf_fonts import charset, code_page, header_word
from duologue.formats.rtf_tokens import Token, rtf_tokens

_DEEPEST = 2_000
_SKIPPED = frozenset(
    """colortbl stylesheet pict nonshppict header headerl headerr headerf footer footerl footerr footerf
    ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn fldinst filetbl listtext pntext xe tc rxe txe
    nonesttables private comment subject keywords doccomm operator company manager category creatim
    revtim printim buptim datafield objclass objname template""".split()
)
_CHARACTERS = {
    "tab": "\t",
    "line": "\n",
    "emdash": "—",
    "endash": "–",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "bullet": "•",
    "emspace": "\u2003",
    "enspace": "\u2002",
    "qmspace": "\u2005",
    "zwj": "\u200d",
    "zwnj": "\u200c",
    "lbr": "\n",
}
_SYMBOLS = {"~": "\u00a0", "_": "\u2011", "\\": "\\", "{": "{", "}": "}"}
_DESTINATIONS = frozenset(("fonttbl", "footnote", "info", "title", "author", "fldrslt"))
_PARAGRAPH_ENDS = frozenset(["par", "sect", "page", "cell", "nestcell", "row", "nestrow", "column"])


@dataclass(frozen=True, slots=True)
class _Group:
    """What holds between two braces; a closing brace brings back what held before."""

    place: str = "body"
    italic: bool = False
    hidden: bool = False
    deleted: bool = False
    encoding: str | None = None
    skip: int = 1


@dataclass(slots=True)
class _Stream:
    """Characters on their way into blocks: the story's, a footnote's, or a property's."""

    runs: list[Run] = field(default_factory=list)
    drafts: list[DraftPart] = field(default_factory=list)
    level: int | None = None


class RtfFlow:
    """The state of one file being read."""

    def __init__(self, thing: str) -> None:
        self._thing = thing
        self.default = "cp1252"
        self.streams = {place: _Stream() for place in ("body", "footnote", "title", "author")}
        self.hidden_characters = 0
        self.ended = False
        self._group = _Group()
        self._outer: list[_Group] = []
        self._fonts: dict[int, str] = {}
        self._font = 0
        self._bytes: list[str] = []
        self._to_skip = 0
        self._starred = False
        self._high = ""

    def read(self, raw: bytes) -> None:
        """Take in the whole file."""
        for token in rtf_tokens(raw):
            if token.kind not in ("hex", "text"):
                self._flush()
            if token.kind == "brace":
                self._brace(token.value)
                if not self._outer:
                    self.ended = True
                    break
            elif token.kind == "word":
                self._word(token)
            elif token.kind == "symbol":
                self._symbol(token.value)
            elif self._group.place != "skip":
                self._literal(token)
        self._flush()
        for place, stream in self.streams.items():
            if stream.runs:
                self._end_paragraph(place)

    def _brace(self, brace: str) -> None:
        self._to_skip = 0
        self._starred = False
        if brace == "{":
            if len(self._outer) >= _DEEPEST:
                reason = f"its groups are nested more than {_DEEPEST:,} deep"
                raise UnreadableSource(self._thing, reason, "Open it in a word processor and save it again.")
            self._outer.append(self._group)
        elif self._outer:
            before = self._outer.pop()
            if self._group.place == "footnote" != before.place:
                self._end_paragraph("footnote")
            self._group = before

    def _literal(self, token: Token) -> None:
        """Characters as bytes: those that stand in for a \\u are passed over."""
        value = chr(int(token.value, 16)) if token.kind == "hex" else token.value
        if self._to_skip:
            passed = min(self._to_skip, len(value))
            self._to_skip -= passed
            value = value[passed:]
        if value:
            self._bytes.append(value)

    def _symbol(self, symbol: str) -> None:
        if symbol == "*":
            self._starred = True
        elif symbol in "\r\n":
            self._paragraph_end()
        elif self._to_skip:
            self._to_skip -= 1
        elif symbol in _SYMBOLS:
            self._write(_SYMBOLS[symbol])

    def _word(self, token: Token) -> None:
        word, number = token.value, token.number
        starred, self._starred = self._starred, False
        if self._to_skip and word in _CHARACTERS:
            self._to_skip -= 1
            return
        group = self._group
        if word in _DESTINATIONS:
            self._enter(word)
        elif starred or word in _SKIPPED:
            self._group = replace(group, place="skip")
        elif word in _CHARACTERS:
            self._write(_CHARACTERS[word])
        elif word in _PARAGRAPH_ENDS:
            self._paragraph_end()
        elif word == "u" and number is not None:
            self._unicode(number)
        else:
            self._property(word, number)

    def _enter(self, word: str) -> None:
        place = self._group.place
        if word == "fldrslt":
            return
        if word == "footnote":
            place = "footnote" if place in ("body", "footnote") else place
        elif word in ("title", "author"):
            place = word if place == "info" else "skip"
        elif place == "body":
            place = word
        self._group = replace(self._group, place=place)

    def _property(self, word: str, number: int | None) -> None:
        group, on = self._group, number != 0
        if word == "i":
            self._group = replace(group, italic=on)
        elif word == "plain":
            self._group = replace(group, italic=False, hidden=False, deleted=False, encoding=None)
        elif word == "v":
            self._group = replace(group, hidden=on)
        elif word == "deleted":
            self._group = replace(group, deleted=on)
        elif word == "uc":
            self._group = replace(group, skip=min(max(number or 0, 0), 16))
        elif word == "f" and number is not None:
            self._font = number
            self._group = replace(group, encoding=self._fonts.get(number))
        elif word in ("fcharset", "cpg") and group.place == "fonttbl" and number is not None:
            encoding = charset(number) if word == "fcharset" else code_page(number)
            if encoding:
                self._fonts[self._font] = encoding
        elif word == "ansicpg" and number is not None:
            self.default = code_page(number)
        elif word in ("ansi", "mac", "pc", "pca"):
            self.default = header_word(word) or self.default
        elif word == "pard" and group.place in self.streams:
            self.streams[group.place].level = None
        elif word == "outlinelevel" and group.place in self.streams:
            self.streams[group.place].level = number + 1 if number is not None and 0 <= number < 9 else None

    def _unicode(self, number: int) -> None:
        """\\uN is a signed UTF-16 unit; what an old program would show for it follows and is passed over."""
        unit = number % 0x10000
        self._to_skip = self._group.skip
        if 0xD800 <= unit < 0xDC00:
            self._high = chr(unit)
            return
        pair, self._high = self._high, ""
        if 0xDC00 <= unit < 0xE000:
            self._write((pair + chr(unit)).encode("utf-16", "surrogatepass").decode("utf-16", "replace"))
        elif unit >= 32:
            self._write(chr(unit))

    def _flush(self) -> None:
        if self._bytes:
            raw = "".join(self._bytes).encode("latin-1")
            self._bytes.clear()
            encoding = self._group.encoding or self.default
            text = raw.decode(encoding, "replace") if encoding != "cp1252" else windows_1252(raw)
            self._write(text.replace("\x00", ""))

    def _write(self, characters: str) -> None:
        group = self._group
        stream = self.streams.get(group.place)
        if stream is None or group.deleted:
            return
        if group.hidden:
            self.hidden_characters += len(characters)
        else:
            stream.runs.append(Run(characters, group.italic))

    def _paragraph_end(self) -> None:
        self._to_skip = 0
        if self._group.place in self.streams:
            self._end_paragraph(self._group.place)

    def _end_paragraph(self, place: str) -> None:
        stream = self.streams[place]
        runs, stream.runs = tuple(stream.runs), []
        if is_blank("".join(run.text for run in runs)):
            stream.drafts.append(SPACE)
        elif place == "body":
            stream.drafts.append(DraftPart("heading" if stream.level else "paragraph", runs, stream.level))
        else:
            stream.drafts.append(DraftPart("matter", runs, label=place))
