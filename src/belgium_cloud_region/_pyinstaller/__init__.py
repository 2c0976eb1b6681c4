"""
What PyInstaller asks of a package: where its hooks are.

It is found by the entry point ``pyinstaller40``; nothing else imports it.
"""

from __future__ import annotations

from pathlib import Path

__all__ = ["hook_dirs"]


def hook_dirs() -> list[str]:
    """Return the folders in which PyInstaller finds hooks."""
    return [str(Path(__file__).parent)]
