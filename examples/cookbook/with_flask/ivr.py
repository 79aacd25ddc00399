"""IVR: a menu that callers choose from, by a key or by a word."""

from flask import Flask

from cxml import VoiceResponse
from cxml.callbacks import DialAction, GatherAction, VoiceRequest
from cxml.flask import document, init_app, url_for

SALES = "+15550100700"
app = Flask(__name__)
app.config.from_prefixed_env()  # FLASK_CXML_SIGNING_KEY, and FLASK_CXML_PUBLIC_URL
init_app(app)  # which does not let it start without a key


@app.post("/voice")
@document(VoiceRequest)
def voice(call: VoiceRequest) -> VoiceResponse:
    """Read the menu; who chooses nothing hears it once more."""
    response = VoiceResponse()
    for _ in range(2):
        menu = response.gather(
            action=url_for("chosen"),
            input="dtmf speech",
            num_digits=1,
            timeout=5,
            speech_timeout="auto",
            hints="sales, hours",
        )
        menu.say("For sales, press one, or say sales. For our opening hours, press two.")
    response.say("Goodbye.")
    response.hangup()
    return response


@app.post("/chosen")
@document(GatherAction)
def chosen(choice: GatherAction) -> VoiceResponse:
    """Go where the key, or the word, leads to."""
    said = (choice.speech_result or "").lower()
    response = VoiceResponse()
    if choice.digits == "1" or "sales" in said:
        response.dial(SALES, action=url_for("dialled"), timeout=20)
    elif choice.digits == "2" or "hours" in said:
        response.say("We are there from nine to five.")
        response.redirect(url_for("voice"))
    else:
        response.say("That is not on the menu.")
        response.redirect(url_for("voice"))
    return response


@app.post("/dialled")
@document(DialAction)
def dialled(outcome: DialAction) -> VoiceResponse:
    """Go back to the menu where nobody answered."""
    response = VoiceResponse()
    if outcome.was_answered:
        response.hangup()
    else:
        response.say("Nobody is there.")
        response.redirect(url_for("voice"))
    return response
