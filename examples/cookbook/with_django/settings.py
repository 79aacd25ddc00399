"""The settings of the project of all recipes."""

import os
from secrets import token_urlsafe
from urllib.parse import urlsplit

CXML_SIGNING_KEY = os.environ.get("CXML_SIGNING_KEY")
CXML_PUBLIC_URL = os.environ.get("CXML_PUBLIC_URL")

ALLOWED_HOSTS = ["localhost", "127.0.0.1", urlsplit(CXML_PUBLIC_URL or "").hostname or "localhost"]
INSTALLED_APPS = ["cxml.django"]  # whose checks say what is missing
MIDDLEWARE = ["django.middleware.csrf.CsrfViewMiddleware"]
ROOT_URLCONF = f"{__package__}.urls"
SECRET_KEY = token_urlsafe()
