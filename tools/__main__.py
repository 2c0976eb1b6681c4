"""
Renew all that is made from the data, the data's own form first.

Usage: ``python -m tools``; with ``--check`` nothing is written and the exit code is 1 if a file
would change.
"""

import sys

from tools import format_data, generate_docs, generate_names

if __name__ == "__main__":
    steps = (format_data, generate_names, generate_docs)
    sys.exit(max([step.main() for step in steps]))
