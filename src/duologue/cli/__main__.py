"""`python -m duologue.cli`, for where the `duologue` script is not on the PATH."""

import sys

from duologue.cli.main import main

sys.exit(main())
