"""A text as the text of an e-mail."""

from email.message import EmailMessage
from email.policy import SMTP


def file_of(text):
    """Give the bytes of an e-mail that holds a text."""
    return sent(text.encode("utf-8", "replace").decode("utf-8").replace("\0", ""))


def sent(text=None, page=None, subject="On zinc"):
    """Make an e-mail of a text, of a page, or of both."""
    message = EmailMessage(policy=SMTP)
    message["From"], message["To"], message["Subject"] = "Ann <ann@x.org>", "bo@x.org", subject
    if text is not None:
        message.set_content(text, cte="base64")
    if page is not None:
        add = message.add_alternative if text is not None else message.set_content
        add(page, subtype="html", cte="base64")
    return message.as_bytes()
