"""What is secret in an address, by the names of its parameters and where a password stands."""

from __future__ import annotations

import pytest

from cxml._text.secrets import is_secret_parameter, shown_value, without_secrets

NAMES = """
    AuthToken authToken auth_token auth-token AUTH_TOKEN authtoken accessToken sessionToken
    client_secret clientSecret id_token access_key accessKeY x-api-key X-API-KEY xApiKey secretKey
    SigningKey signing-key pwd passwd pass Pass db_pass userPass passphrase jwt JWT sig Sig url_sig
    X-Amz-Signature X-Amz-Security-Token X-Amz-Credential token token2 user[password] apikey APIKey
    key auth signature secret Password subscription-key sharedKey hmac_key
"""
HARMLESS = """
    design signal sign signed passenger compass bypass passed token_count tokenCount token_type
    tokens max_tokens secretary author auth_method needs_auth sort_key publicKey monkey keyboard
    password_reset signature_version access_key_id sid a 1 _
"""


@pytest.mark.parametrize("name", NAMES.split())
def test_names_of_secrets(name: str) -> None:
    """Its last words say that it is one, in any case and spelling."""
    assert is_secret_parameter(name)
    assert without_secrets(f"https://h/?a=1&{name}=hunter2;&b=2#c") == (
        f"https://h/?a=1&{name}=********&b=2#c"
    )


@pytest.mark.parametrize("name", HARMLESS.split())
def test_names_of_no_secrets(name: str) -> None:
    """What only begins so, or ends in letters of which another word is made, is none."""
    assert not is_secret_parameter(name)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("https://u:hunter2@h/x", "https://u:*******@h/x"),
        ("https://hunter2@h/x", "https://*******@h/x"),
        ("sip:a:hunter2@b", "sip:a:*******@b"),
        ("u:hunter2@h", "u:hunter2@h"),
        ("https://h/?next=https://i/?token=hunter2", "https://h/?next=https://i/?token=*******"),
        ("https://h/?token=a;token=b", "https://h/?token=*********"),
        ("https://h/?token={{Token}}&key=1", "https://h/?token={{Token}}&key=*"),
        ("https://h/?token=&a=1", "https://h/?token=&a=1"),
        ("https://:@h", "https://:@h"),
        ("sip:ann@example.com", "sip:ann@example.com"),
        ("no address", "no address"),
    ],
)
def test_what_is_shown(text: str, shown: str) -> None:
    """A star stands for each character of a secret; what the platform fills in is none."""
    assert without_secrets(text) == shown


def test_a_value() -> None:
    """A value is shown as it is written in a program."""
    assert shown_value("https://u:a@h") == "'https://u:*@h'"
    assert shown_value(["a@b"]) == "['a@b']"
