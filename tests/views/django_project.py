"""A project of Django for the tests, which has to be there before what looks at its settings."""

from __future__ import annotations

import django
from django.conf import settings

from .requests import KEY

if not settings.configured:
    settings.configure()
settings.LOGGING_CONFIG = None  # that of Django 4 mails errors, with all settings, whoever is there
settings.SECRET_KEY = KEY  # which no test could put back to none
django.setup()
