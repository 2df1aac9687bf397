"""python -m pipeline."""

from pipeline.cli.program import main

main()
