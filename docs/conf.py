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
    "cxml_cookbook",
    "cxml_highlight",
    "cxml_reference",
    "cxml_conference",
    "cxml_rules",
]
exclude_patterns = ["_build", "_ext"]
root_doc = "index"

html_theme = "furo"
html_title = f"cxml {version}"
html_static_path = ["_static"]
html_css_files = ["site.css"]
html_copy_source = False
html_show_sourcelink = False
html_baseurl = SITE
html_theme_options = {
    "light_css_variables": {"color-brand-primary": "#0f766e", "color-brand-content": "#0f766e"},
    "dark_css_variables": {"color-brand-primary": "#5eead4", "color-brand-content": "#5eead4"},
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
    # Python's own names: the build reads no inventory from the network.
    (r"py:.*", r"(collections\.abc|datetime|decimal|enum|re|types|typing)\..*"),
    (r"py:class", r"(django|flask|hypothesis|_?pytest|sqlalchemy|starlette|werkzeug)\..*"),
    (r"py:exc", r"BadRequest|ImproperlyConfigured|NoMatchFound|NoReverseMatch|PermissionDenied"),
    (r"py:class", r".*Engine|Render"),
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
