"""`python -m benchmarks` is `benchmarks/run.py`."""

from benchmarks.run import main

main()
