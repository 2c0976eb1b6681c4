"""How the program is run in these tests: as a user does."""

from __future__ import annotations

import os
import subprocess
import sys


def run(*arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run the program on 88 columns, without a terminal."""
    environment = {**os.environ, "COLUMNS": "88", "PYTHONIOENCODING": "utf-8", **variables}
    command = [sys.executable, "-m", "belgium_cloud_region", *arguments]
    return subprocess.run(command, capture_output=True, encoding="utf-8", env=environment)
