"""Sphinx configuration."""

from importlib.metadata import version as distribution_version

project = "belgium-cloud-region"
author = "The belgium-cloud-region contributors"
project_copyright = "2026, the belgium-cloud-region contributors"
release = version = distribution_version(project)

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon", "sphinx.ext.doctest"]
exclude_patterns = ["_build"]
nitpicky = True
default_role = "py:obj"
html_theme = "furo"
html_title = f"{project} {version}"

autodoc_typehints = "description"
autodoc_member_order = "bysource"
autodoc_default_options = {"members": True, "undoc-members": False, "show-inheritance": True}
napoleon_use_ivar = True
suppress_warnings = ["ref.python"]  # a noun re-exported by `model` has two homes

# Other projects' objects, type variables and aliases have no page here.
nitpick_ignore_regex = [
    ("py:.*", r"(attrs?|cattrs|collections|datetime|enum|os|typing)(\..*)?"),
    (
        "py:.*",
        r"(date|Enum|Any|Mapping|PathLike|ValueError|LookupError|KeyError|Exception|TypeError)",
    ),
    ("py:.*", r".*\b[KVTED]$"),
    ("py:.*", r"(belgium_cloud_region\.)?(model\.)?(statement\.)?Value"),
    ("py:.*", r"belgium_cloud_region\.(frozen|catalog)\..*"),
    ("py:class", r"(optional|default|str \| Absence|When)"),
    ("py:obj", r".*"),
    ("py:exc", r".*"),
]
