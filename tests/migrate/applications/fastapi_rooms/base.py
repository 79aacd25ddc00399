"""The application, whose endpoints are made in another file."""

from fastapi import FastAPI

app = FastAPI()
