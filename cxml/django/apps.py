"""The application that a project lists in ``INSTALLED_APPS``, as ``cxml.django``."""

from __future__ import annotations

from django.apps import AppConfig
from django.core.checks import Tags, register

from ._checks import check_key, check_settings
from ._url_checks import check_urls


class CxmlConfig(AppConfig):
    """Has ``manage.py check`` look at the settings and at the views."""

    name = "cxml.django"
    label = "cxml"
    verbose_name = "cXML"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the checks."""
        register(check_settings, "cxml", Tags.security)
        register(check_key, "cxml", Tags.security, deploy=True)
        register(check_urls, "cxml", Tags.urls)
