"""How Sphinx builds the documentation.

Run it in the root of the repository::

    python -m sphinx -W --keep-going -n -b html docs docs/_build/html
"""

import sys
from importlib.metadata import version as version_of
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "_ext"))

project = "cxml"
project_copyright = "the authors of cxml"
release = version = version_of("cxml")

extensions = [
    "myst_parser",
    "sphinx.ext.autodoc",
    "cxml_reference",
    "cxml_conference",
    "cxml_rules",
]
exclude_patterns = ["_build", "_ext"]
root_doc = "index"

html_theme = "furo"
html_title = f"cxml {version}"
html_static_path = ["_static"]
html_css_files = ["reference.css"]
html_copy_source = False
suppress_warnings = ["misc.highlighting_failure"]  # of documents that are wrong on purpose

nitpicky = True
nitpick_ignore_regex = [
    # Python's own names: the build reads no inventory from the network.
    (r"py:.*", r"(collections\.abc|datetime|enum|types|typing)\..*"),
    (r"py:class", r"(django|flask|hypothesis|sqlalchemy|starlette|werkzeug)\..*|.*Engine|Render"),
    (r"py:exc", r"BadRequest|ImproperlyConfigured|NoMatchFound|NoReverseMatch|PermissionDenied"),
    # Private names that stand in public signatures.
    (r"py:(class|obj)", r"cxml\._web\.\w+\.(C|Options)|cxml\.django\.\w+\.R|P|.*\.P"),
    (r"py:(class|obj)", r"cxml\.(_tree\.\w+|_lenient\.switch|testing\.\w+)\.(C|E|Leniency)"),
    (r"py:class", r"cxml\._declare\.metadata\.Support"),
    (r"py:class", r"cxml\.simulator\._(request|run|steps|transcript)\.\w+"),
    (r"py:exc", r"FailedError"),
    (r"py:class", r"cxml\.signature\._headers\._Mapped"),
    (r"py:class", r"cxml\.convert\.conversion\.T_co|cxml\.swml\.instruction\.Method"),
]
python_use_unqualified_type_names = True
autodoc_member_order = "bysource"
