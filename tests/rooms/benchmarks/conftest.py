"""The benchmarks lie beside the tests in the repository and are left out of the source archive."""

import sys
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[3]
if (_ROOT / "benchmarks").is_dir():
    sys.path.insert(0, str(_ROOT))
else:
    collect_ignore_glob = ["test_*.py"]
