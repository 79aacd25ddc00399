"""The application that a project lists in ``INSTALLED_APPS``, as ``cxml.django.rooms``."""

from __future__ import annotations

from django.apps import AppConfig


class CxmlRoomsConfig(AppConfig):
    """Has the tables, their place in the admin, and ``manage.py cxml_forget``."""

    name = "cxml.django.rooms"
    label = "cxml_rooms"
    verbose_name = "cXML rooms"
    default_auto_field = "django.db.models.BigAutoField"
