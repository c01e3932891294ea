"""Small containers made by hand, and what reading one costs a Python of its own."""

import io
import json
import subprocess
import sys
import zipfile
from collections.abc import Iterable

CONTAINERS = (".epub", ".docx", ".odt")

# The text's place in each is the at sign.
_EPUB = {
    "mimetype": "application/epub+zip",
    "META-INF/container.xml": '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="a.opf" media-type="application/oebps-package+xml"/></rootfiles></container>',
    "a.opf": '<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata/><manifest>'
    '<item id="c" href="c.xhtml" media-type="application/xhtml+xml"/></manifest>'
    '<spine><itemref idref="c"/></spine></package>',
    "c.xhtml": '<html xmlns="http://www.w3.org/1999/xhtml"><body><p>@</p></body></html>',
}
_DOCX = {
    "word/document.xml": '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    "<w:body><w:p><w:r><w:t>@</w:t></w:r></w:p></w:body></w:document>",
}
_ODT = {
    "mimetype": "application/vnd.oasis.opendocument.text",
    "content.xml": '<o:document-content xmlns:o="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:t="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><o:body><o:text><t:p>@</t:p></o:text></o:body>'
    "</o:document-content>",
}
_MEMBERS = dict(zip(CONTAINERS, (_EPUB, _DOCX, _ODT)))

_MEASURED = """
import json, sys, time
from pathlib import Path
from duologue.cli.main import main
begun = time.perf_counter()
status = main(sys.argv[1:])
seconds = time.perf_counter() - begun
# Not ru_maxrss: after fork and exec it counts what the parent held.
own = Path("/proc/self/status")
peak = [line for line in own.read_text().splitlines() if line.startswith("VmHWM")] if own.exists() else []
megabytes = int(peak[0].split()[1]) / 1024 if peak else 0.0
print(json.dumps({"status": status, "seconds": seconds, "megabytes": megabytes}), file=sys.stderr)
"""


def container(ending: str, text: Iterable[bytes]) -> bytes:
    """The smallest EPUB, DOCX or ODT that holds `text`, which comes in parts so that a bomb costs little."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in _MEMBERS[ending].items():
            before, sign, after = content.partition("@")
            with archive.open(name, "w") as member:
                member.write(before.encode())
                for part in text if sign else ():
                    member.write(part)
                member.write(after.encode())
    return whole.getvalue()


def spent(*words: str) -> dict:
    """How a call in a Python of its own ended, what it said, and what it took."""
    call = [sys.executable, "-c", _MEASURED, *words]
    ran = subprocess.run(call, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, timeout=300)
    said, _, numbers = ran.stderr.decode("utf-8").rstrip("\n").rpartition("\n")
    return {"said": f"{said}\n" if said else "", **json.loads(numbers)}
