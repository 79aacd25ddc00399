"""How Sphinx builds the documentation.

Run it in the root of the repository::

    python -m sphinx -W --keep-going -n -b html docs docs/_build/html
"""

import sys
from importlib.metadata import version as version_of
from pathlib import Path
from urllib.parse import urlsplit

from cxml._check.finding import PAGES

sys.path.insert(0, str(Path(__file__).parent / "_ext"))

SITE = PAGES.removesuffix("reference/rules/")

project = "cxml"
project_copyright = "the authors of cxml"
release = version = version_of("cxml")

extensions = [
    "myst_parser",
    "notfound.extension",
    "sphinx.ext.autodoc",
    "sphinx.ext.viewcode",
    "sphinx_copybutton",
    "sphinx_design",
    "sphinxext.opengraph",
    "cxml_agents",
    "cxml_cards",
    "cxml_cookbook",
    "cxml_elsewhere",
    "cxml_highlight",
    "cxml_names",
    "cxml_reference",
    "cxml_conference",
    "cxml_rules",
]
exclude_patterns = ["_build", "_ext", "explanation/measured.md"]  # which a page includes
root_doc = "index"

html_theme = "furo"
pygments_dark_style = "github-dark"  # that of the theme underlines the names of modules
html_title = f"cxml {version}"
html_static_path = ["_static"]
html_css_files = ["site.css"]
html_copy_source = False
html_show_sourcelink = False
html_baseurl = SITE
COLOURED = ("color-brand-primary", "color-brand-content", "color-api-name", "color-api-pre-name")
FLOWS = {  # in the pictures of documents, the edges and the grounds of boxes: in light, in dark
    "color-flow-edge": ("#64748b", "#94a3b8"),
    "color-flow-error": ("#b91c1c", "#f87171"),
    "color-flow-error-ground": ("#fee2e2", "#450a0a"),
    "color-flow-warning": ("#b45309", "#fbbf24"),
    "color-flow-warning-ground": ("#fef3c7", "#451a03"),
    "color-flow-info": ("#1d4ed8", "#60a5fa"),
    "color-flow-info-ground": ("#dbeafe", "#172554"),
}
LIGHT, DARK = ({name: both[number] for name, both in FLOWS.items()} for number in (0, 1))
html_theme_options = {
    "light_css_variables": dict.fromkeys(COLOURED, "#0f766e") | LIGHT,
    "dark_css_variables": dict.fromkeys(COLOURED, "#5eead4") | DARK,
}
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3
notfound_urls_prefix = urlsplit(SITE).path
viewcode_line_numbers = True
copybutton_prompt_text = r">>> |\.\.\. |\$ "
copybutton_prompt_is_regexp = True
ogp_site_url = SITE
ogp_image = SITE + "_static/card.png"  # docs/pictures/card.html, as a browser shows it
ogp_image_alt = "cxml: phone calls in Python"
ogp_social_cards = {"enable": False}  # one picture serves all pages
ogp_description_length = 200
suppress_warnings = ["misc.highlighting_failure"]  # of documents that are wrong on purpose

nitpicky = True
nitpick_ignore_regex = [
    # Names that no list of other projects has: theirs have no place for them, or only modules.
    (r"py:.*", r"(collections\.abc|datetime|decimal|enum|re|types|typing)\..*"),
    (r"py:class", r"(django|hypothesis|pytest|sqlalchemy|starlette|werkzeug)\..*"),
    (r"py:exc", r"NoMatchFound"),
    (r"py:class", r"Render|C|(Async)?Plug"),
    # Private names that stand in public signatures.
    (r"py:(class|obj)", r"cxml\._web\.\w+\.(C|Options)|cxml\.django\.\w+\.R|P|.*\.P"),
    (r"py:(class|obj)", r"cxml\.(_tree\.\w+|_lenient\.switch|testing\.\w+)\.(C|E|Leniency)"),
    (r"py:class", r"cxml\._declare\.metadata\.Support"),
    (r"py:class", r"cxml\.simulator\.(_\w+\.[CE]|_steps\.\w+|_transcript\.Party)"),
    (r"py:exc", r"FailedError"),
    (r"py:class", r"cxml\.signature\._headers\._Mapped"),
    (r"py:class", r"cxml\.convert\.conversion\.T_co|cxml\.swml\.instruction\.Method"),
]
python_use_unqualified_type_names = True
autodoc_member_order = "bysource"
