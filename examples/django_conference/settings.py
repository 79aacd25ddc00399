"""The settings of the project."""

import os
from secrets import token_urlsafe
from urllib.parse import urlsplit

CXML_SIGNING_KEY = os.environ.get("CXML_SIGNING_KEY", "").split(",")
CXML_PUBLIC_URL = os.environ.get("CXML_PUBLIC_URL")
MODERATORS = {*os.environ.get("MODERATORS", "").split(",")} - {""}

ALLOWED_HOSTS = ["localhost", "127.0.0.1", urlsplit(CXML_PUBLIC_URL or "").hostname or "localhost"]
DATABASES = {  # one that all workers share
    "default": {
        "ENGINE": os.environ.get("DATABASE_ENGINE", "django.db.backends.sqlite3"),
        "NAME": os.environ.get("DATABASE_NAME", "conference.sqlite"),
        "HOST": os.environ.get("DATABASE_HOST", ""),
        "PORT": os.environ.get("DATABASE_PORT", ""),
        "USER": os.environ.get("DATABASE_USER", ""),
        "PASSWORD": os.environ.get("DATABASE_PASSWORD", ""),
    }
}
INSTALLED_APPS = [
    "cxml.django",  # whose checks say what is missing
    "cxml.django.rooms",
]
MIDDLEWARE = ["django.middleware.csrf.CsrfViewMiddleware"]
ROOT_URLCONF = f"{__package__}.urls"
SECRET_KEY = token_urlsafe()
