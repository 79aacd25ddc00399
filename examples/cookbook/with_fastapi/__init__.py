"""Recipes for FastAPI: each file is an application.

Start one with ``uvicorn examples.cookbook.with_fastapi.voicemail:app``. Settings come from the
environment: ``CXML_SIGNING_KEY`` is the project's signing key, without which none starts, and
``CXML_PUBLIC_URL`` the address behind a proxy or a tunnel.
"""
