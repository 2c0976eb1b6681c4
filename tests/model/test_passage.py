"""The form in which passages are compared: its rules, version 1, and what follows from them."""

from __future__ import annotations

import unicodedata
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from belgium_cloud_region.model.passage import digest, normalized, surroundings

PROSE = (
    "Quite a few words stand here before it all, the passage in the middle, "
    "and just as many words again stand after it all."
)


@pytest.mark.parametrize(
    ("given_text", "form"),
    [
        ("  two\t\twords \n", "two words"),
        ("59\u00a0milliards\u202fd\u2019euros", "59 milliards d'euros"),
        (
            "\u201cnew\u201d \u201eneu\u201c \u00ab\u00a0nouveau\u00a0\u00bb",
            '"new" "neu" " nouveau "',
        ),
        ("\u2018one\u2019 \u2039two\u203a", "'one' 'two'"),
        ("data\u00adcentre\u200b, zero\u2060width", "datacentre, zerowidth"),
        ("left\u200eto\u200fright\u202a\u2069", "lefttoright"),
        ("well\u2011known\u2010name", "well-known-name"),
        ("Énergie E\u0301", "Énergie É"),
        (
            "Case, Dashes \u2013 \u2014 and signs stay: \u20ac…",
            "Case, Dashes \u2013 \u2014 and signs stay: \u20ac…",
        ),
        ("", ""),
    ],
)
def test_what_the_rules_do(given_text: str, form: str) -> None:
    """White space, quotation marks, unseen characters; all else is kept."""
    assert normalized(given_text) == form


def test_the_rules_do_not_change() -> None:
    """Digests made by version 1 stay what they are."""
    text = normalized("\u00ab\u00a0L\u2019automne\u00a02025\u00a0\u00bb, c\u2019est dit.")
    assert digest(text) == "sha256:" + sha256(b"\" L'automne 2025 \", c'est dit.").hexdigest()
    assert surroundings(PROSE, 44, 69) == ("188f3da030f5358a", "2d8c79a836ec6b1f")


@given(st.text())
def test_twice_is_once(text: str) -> None:
    """Normalizing a normalized text changes nothing, and leaves it composed."""
    once = normalized(text)
    assert normalized(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert once == once.strip()


@given(st.text(), st.text(alphabet="\u00ad\u200b\u2060"), st.text())
def test_unseen_characters_do_not_count(before: str, unseen: str, after: str) -> None:
    """Soft hyphens and zero-width spaces anywhere give the same form."""
    assert normalized(before + unseen + after) == normalized(before + after)


def test_surroundings_are_letters() -> None:
    """Bullets, dashes and case between passages do not count; too little says nothing."""
    start, end = PROSE.index("the passage"), PROSE.index(", and just")
    shouted = PROSE[:start].upper() + " - " + PROSE[start:end] + " • " + PROSE[end:].upper()
    moved = shouted.index("the passage")
    near = surroundings(shouted, moved, moved + end - start)
    assert near == surroundings(PROSE, start, end)
    assert None not in near
    assert surroundings("short", 0, 5) == (None, None)
