"""Sphinx configuration."""

import sys
from importlib.metadata import version as distribution_version
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "_ext"))

project = "belgium-cloud-region"
author = "The belgium-cloud-region contributors"
project_copyright = "2026, the belgium-cloud-region contributors"
release = version = distribution_version(project)

extensions = [
    "examples",
    "explorer",
    "myst_nb",
    "sphinx.ext.autodoc",
    "sphinx.ext.doctest",
    "sphinx.ext.napoleon",
]
exclude_patterns = ["_build", "_ext"]
nitpicky = True
default_role = "py:obj"
html_theme = "furo"
html_title = f"{project} {version}"
html_static_path = ["_static"]
html_css_files = ["site.css"]
html_favicon = "_static/favicon.svg"
html_copy_source = False  # the pages of the explorer share one that says nothing
myst_enable_extensions = ["colon_fence"]
nb_execution_mode = "force"
nb_execution_raise_on_error = True
nb_merge_streams = True

autodoc_typehints = "description"
autodoc_member_order = "bysource"
autodoc_default_options = {"members": True, "undoc-members": False, "show-inheritance": True}
napoleon_use_ivar = True
suppress_warnings = ["ref.python"]  # a noun re-exported by `model` has two homes

# Other projects' objects, type variables and aliases have no page here.
nitpick_ignore_regex = [
    ("py:.*", r"(attrs?|cattrs|collections|datetime|enum|os|pathlib|typing)(\..*)?"),
    (
        "py:.*",
        r"(date|Enum|Any|Mapping|PathLike|ValueError|LookupError|KeyError|Exception|TypeError)",
    ),
    ("py:.*", r".*\b[KVTEDS]$"),
    ("py:.*", r"(belgium_cloud_region\.)?(model\.)?(statement\.)?Value"),
    ("py:.*", r"belgium_cloud_region\.(frozen|catalog)\..*"),
    ("py:class", r"(optional|default|str \| Absence|When)"),
    ("py:class", r".*\._Unread"),  # where a receipt is read from, nobody asks it
    ("py:obj", r".*"),
    ("py:exc", r".*"),
]
