"""
Clones of repositories on this machine, read through the program ``git``.

Git is told to open no connection: what a partial clone lacks stays missing.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from functools import cached_property
from pathlib import Path

import attrs

from belgium_cloud_region.proof.reading import MAX_BYTES, UnreadableError

__all__ = ["Clone", "is_clone"]

_OFFLINE = {
    "GIT_ALLOW_PROTOCOL": "none",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
}


def _own_environment() -> dict[str, str]:
    """Return the environment without what leads git to another repository, as in a hook."""
    return {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}


def is_clone(folder: Path) -> bool:
    """Tell whether a folder is a clone, with or without a work tree."""
    bare = (folder / "HEAD").is_file() and (folder / "objects").is_dir()
    return bare or (folder / ".git").exists()


@attrs.frozen
class Clone:
    """
    A clone of a repository.

    Attributes:
        folder: Where it is.
    """

    folder: Path

    @cached_property
    def _answers(self) -> dict[tuple[str, ...], bytes | None]:
        return {}

    def commit(self, revision: str) -> str | None:
        """Return the id of the commit that a revision names, if the clone has it."""
        asked = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
        return self._line(*asked)

    def blob(self, commit: str, path: str) -> str | None:
        """Return the id of a file's content at a commit, if there is such a file."""
        return self._line(
            "rev-parse", "--verify", "--quiet", "--end-of-options", f"{commit}:{path}"
        )

    def content(self, blob: str) -> bytes:
        """
        Return a content.

        Raises:
            UnreadableError: The clone lacks it, or it is too large.
        """
        size = self._line("cat-file", "-s", blob)
        if size is not None and int(size) > MAX_BYTES:
            raise UnreadableError(f"the copy is larger than {MAX_BYTES} bytes")
        found = self._ask("cat-file", "blob", blob)
        if found is None:
            raise UnreadableError(f"the clone lacks the content {blob}")
        return found

    def path_of(self, commit: str, blob: str) -> str | None:
        """Return the first path at which a content stands at a commit, if it stands there at all."""
        listed = self._ask("ls-tree", "-r", "-z", "--end-of-options", commit) or b""
        for entry in listed.split(b"\0"):
            about, _, path = entry.partition(b"\t")
            if about.split(b" ")[-1] == blob.encode():
                return path.decode("utf-8", "replace")
        return None

    def _line(self, *question: str) -> str | None:
        answer = self._ask(*question)
        return None if answer is None else answer.decode("ascii").strip()

    def _ask(self, *question: str) -> bytes | None:
        if question not in self._answers:
            self._answers[question] = self._run(*question)
        return self._answers[question]

    def _run(self, *question: str) -> bytes | None:
        git = shutil.which("git")
        if git is None:
            raise UnreadableError("the program git, which reads clones, is not installed")
        done = subprocess.run(  # noqa: S603 - no shell, and no argument that git could take for an option
            [git, "-C", str(self.folder), *question],
            capture_output=True,
            check=False,
            env={**_own_environment(), **_OFFLINE},
        )
        if done.returncode == 0:
            return done.stdout
        message = done.stderr.decode("utf-8", "replace").strip().partition("\n")[0]
        if "dubious ownership" in message:
            raise UnreadableError(f"git refuses the clone: {message}")
        return None
