"""The recipes of the cookbook, as applications of each framework."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module

import pytest
from views import django_project as django_project  # which Django's settings need

KEY = "PSK_of-the-cookbook"
PUBLIC = "https://calls.example.com"
FRAMEWORKS = ["flask", "django", "fastapi"]
PACKAGE = "cxml.examples.cookbook"


@contextmanager
def application(framework: str, recipe: str) -> Iterator[object]:
    """Make the application of a recipe, which is reached at ``PUBLIC``."""
    name = f"{PACKAGE}.with_{framework}.{recipe}"
    if framework == "django":
        with in_django(name) as app:
            yield app
        return
    with pytest.MonkeyPatch.context() as patch:
        for prefix in ("", "FLASK_"):
            patch.setenv(f"{prefix}CXML_SIGNING_KEY", KEY)
            patch.setenv(f"{prefix}CXML_PUBLIC_URL", PUBLIC)
        yield import_module(name).app


@contextmanager
def in_django(urlconf: str) -> Iterator[object]:
    """Serve the addresses of a module at the root of a project."""
    from django.core.wsgi import get_wsgi_application
    from django.test import override_settings

    with override_settings(
        ALLOWED_HOSTS=["calls.example.com"],
        CXML_PUBLIC_URL=PUBLIC,
        CXML_SIGNING_KEY=KEY,
        MIDDLEWARE=["django.middleware.csrf.CsrfViewMiddleware"],
        ROOT_URLCONF=urlconf,
    ):
        yield get_wsgi_application()
