"""Let the golden modules be imported as `tests.golden.…`, as the scorer does, from wherever pytest is run."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))
