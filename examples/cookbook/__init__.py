"""Call flows to copy from: each is one file, for Flask, for Django and for FastAPI.

The pages of the cookbook in the documentation show them, and what their tests promise.
"""
