"""What is said of an error of a database, which may hold the event that it was given."""

from __future__ import annotations

from ..errors import RoomsError

# By the codes of PostgreSQL and MySQL, whose words may be of any language. SQLite has words alone.
_NO_TABLE, _NO_COLUMN = ("42P01", 1146), ("42703", 1054)
_NO_TABLE_OF_SQLITE = "no such table"
_NO_COLUMN_OF_SQLITE = ("no such column", "has no column named")


def refused(error: BaseException, make: str) -> RoomsError:
    """Make the error of one of a database: of several lines, those behind the first have the row.

    Raise it ``from None``: a traceback would show the other one, and the event in it.

    Args:
        error: what the driver raised, or Django for it.
        make: how the tables are made.

    """
    said, _, _ = str(error).strip().partition("\n")
    kind = type(error).__name__
    hint = _hint(error, said, make)
    return RoomsError(f"the database did not do what was asked: {kind}: {said[:200]}{hint}")


def _hint(error: BaseException, said: str, make: str) -> str:
    code = _code(error)
    if code in _NO_TABLE or _NO_TABLE_OF_SQLITE in said:
        return f"; to make the tables, {make}"
    if code in _NO_COLUMN or any(each in said for each in _NO_COLUMN_OF_SQLITE):
        return (
            "; a table of this name has other columns, and is not of this version of cxml: give"
            f" the rooms a database of their own, and {make}"
        )
    return ""


def _code(error: BaseException) -> object:
    # Django's errors have no code, but that of the driver behind them.
    driver = error.__cause__ or error
    return getattr(driver, "sqlstate", None) or next(iter(driver.args), None)
