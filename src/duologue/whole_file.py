"""Put a file on the disk whole or not at all."""

import os
import shutil
from pathlib import Path


def write_whole(target: Path, document: bytes) -> None:
    """Write beside the target and rename, so that nobody ever finds half a file there."""
    if target.exists() and not target.is_file():  # /dev/null, a named pipe: nothing there to replace
        target.write_bytes(document)
        return
    target = target.resolve()  # through a link, so that the link stays one
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(f".duologue-{os.urandom(6).hex()}.part")
    try:
        with part.open("xb") as file:
            file.write(document)
        if target.exists():
            shutil.copymode(target, part)
        part.replace(target)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
